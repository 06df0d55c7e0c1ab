package org.keyholder.server.accessportal;

import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * Asks before a key of a program is revoked.
 *
 * @param which "the key", "the old key", "the new key"
 * @param consequence what that does to the program
 */
public record RevokeApiKeyPage(Portal portal, String program, String which, String consequence, String action)
        implements Page {

    @Override
    public String template() {
        return "accessportal/revoke-api-key";
    }
}
