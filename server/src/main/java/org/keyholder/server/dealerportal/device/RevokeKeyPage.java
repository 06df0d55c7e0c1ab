package org.keyholder.server.dealerportal.device;

import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * Asks before a key of a device is revoked.
 *
 * @param which "the key", "the old key", "the new key"
 * @param consequence what happens to the device by it
 */
public record RevokeKeyPage(
        Portal portal, String back, String siteName, String device, String which, String consequence, String action)
        implements Page {

    @Override
    public String template() {
        return "dealerportal/revoke-key";
    }
}
