package org.keyholder.server.accessportal;

import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * Asks before a launch secret is revoked.
 *
 * @param which "the launch secret", "the old launch secret", "the new launch secret"
 * @param consequence what stops then
 * @param of how many there are
 */
public record RevokeLaunchSecretPage(Portal portal, String which, String consequence, String action, int of)
        implements Page {

    @Override
    public String template() {
        return "accessportal/revoke-launch-secret";
    }
}
