package org.keyholder.server.identity;

import java.util.Objects;
import org.keyholder.server.pages.Page;

/** On the way to an organisation's provider, for the moment until the browser is there. */
public record GoOnPage(String organisation, String host, String url) implements Page {

    public GoOnPage {
        Objects.requireNonNull(organisation);
        Objects.requireNonNull(host);
        Objects.requireNonNull(url);
    }

    @Override
    public String template() {
        return "identity/go-on";
    }
}
