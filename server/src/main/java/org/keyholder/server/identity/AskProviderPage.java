package org.keyholder.server.identity;

import java.util.Objects;
import org.keyholder.server.pages.Page;

/**
 * Asks for which organisation somebody wants to sign in by its own provider.
 *
 * @param unknown whether no organisation signs in by the name that was typed
 */
public record AskProviderPage(String name, boolean unknown) implements Page {

    /** The longest name that there is. */
    public static final int LONGEST = 40;

    public AskProviderPage {
        Objects.requireNonNull(name);
    }

    @Override
    public String template() {
        return "identity/ask-provider";
    }
}
