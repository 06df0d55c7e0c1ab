package org.keyholder.server.stationportal;

import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * A passkey to be set.
 *
 * @param proposed one at random
 * @param another whether it takes the place of one
 */
public record ReceiverPasskeyPage(
        Portal portal, String name, String url, String proposed, boolean another, FormErrors errors) implements Page {

    @Override
    public String template() {
        return "stationportal/receiver-passkey";
    }
}
