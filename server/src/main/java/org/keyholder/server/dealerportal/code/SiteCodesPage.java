package org.keyholder.server.dealerportal.code;

import java.util.List;
import org.keyholder.server.dealerportal.site.SiteHead;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * What is signalled of a site's events, and who says so.
 *
 * @param zones each zone with what counts for it
 * @param types the types that its zones have, with what the site says about them
 */
public record SiteCodesPage(Portal portal, SiteHead site, List<CodeRow> zones, List<CodeRow> types) implements Page {

    public SiteCodesPage {
        zones = List.copyOf(zones);
        types = List.copyOf(types);
    }

    @Override
    public String template() {
        return "dealerportal/site-codes";
    }
}
