package org.keyholder.server.accessportal;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;

/**
 * Setting up an authenticator app.
 *
 * @param uri the key as the app reads it from the picture
 * @param letters the same, in groups of four
 * @param carried the key as the form brings it back
 * @param passkeys what a browser is asked to make in place of it, as JSON
 * @param asked who asks for it, before anything else is open; else none
 * @param wasReset whether somebody else took the last one away
 * @param again whether there is an app already, which this one replaces
 */
public record SecondFactorPage(
        String uri,
        String letters,
        String carried,
        String passkeys,
        @Nullable String asked,
        boolean wasReset,
        boolean again,
        FormErrors errors)
        implements Page {

    @Override
    public String template() {
        return "accessportal/second-factor";
    }
}
