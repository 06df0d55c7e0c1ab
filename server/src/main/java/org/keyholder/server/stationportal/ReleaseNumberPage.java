package org.keyholder.server.stationportal;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * Asks before a former number is released.
 *
 * @param site none where it has left the station
 */
public record ReleaseNumberPage(
        Portal portal, String number, @Nullable String site, String dealer, String action, FormErrors errors)
        implements Page {

    @Override
    public String template() {
        return "stationportal/release-number";
    }
}
