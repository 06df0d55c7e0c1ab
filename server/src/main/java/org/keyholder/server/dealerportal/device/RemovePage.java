package org.keyholder.server.dealerportal.device;

import java.util.List;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * Asks before something of a site is taken away.
 *
 * @param what "zone 017, North walkway"
 * @param consequences what happens by it, a sentence each
 * @param button "Remove the zone"
 */
public record RemovePage(
        Portal portal,
        String back,
        String siteName,
        String what,
        List<String> consequences,
        String button,
        String action)
        implements Page {

    public RemovePage {
        consequences = List.copyOf(consequences);
    }

    @Override
    public String template() {
        return "dealerportal/remove";
    }
}
