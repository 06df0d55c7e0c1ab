package org.keyholder.server.dealerportal.site;

import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/** The General section of a site: who watches it, in short, and who is asked. */
public record SitePage(Portal portal, SiteHead site, StationCard station, ContactsCard contacts) implements Page {

    @Override
    public String template() {
        return "dealerportal/site";
    }
}
