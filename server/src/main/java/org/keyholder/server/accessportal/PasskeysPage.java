package org.keyholder.server.accessportal;

import java.util.List;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * Somebody's own passkeys.
 *
 * @param options what a browser is asked to make, as JSON
 */
public record PasskeysPage(Portal portal, List<Row> passkeys, String options, FormErrors errors) implements Page {

    public PasskeysPage {
        passkeys = List.copyOf(passkeys);
    }

    @Override
    public String template() {
        return "accessportal/passkeys";
    }

    /**
     * One of them.
     *
     * @param about "added 26 Nov 2026, last used 3 min ago"
     * @param copied whether there seem to be two of it
     */
    public record Row(String url, String name, String about, boolean copied) {}
}
