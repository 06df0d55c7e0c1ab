package org.keyholder.server.identity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;

/**
 * Where people begin to sign in by their organisation's own provider.
 *
 * @param host where they go on
 * @param url where the form leads
 * @param error why they were not signed in, in plain words; empty at the first try
 * @param towardsDesk an alarm waits behind this page: spare the eyes of whoever sits in the dark
 */
public record ProviderSignInPage(
        String organisation,
        String host,
        String url,
        @Nullable String error,
        boolean towardsDesk) implements Page {

    public ProviderSignInPage {
        Objects.requireNonNull(organisation);
        Objects.requireNonNull(host);
        Objects.requireNonNull(url);
    }

    @Override
    public String template() {
        return "identity/provider-sign-in";
    }
}
