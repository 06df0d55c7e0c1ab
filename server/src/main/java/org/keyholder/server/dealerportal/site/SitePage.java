package org.keyholder.server.dealerportal.site;

import java.util.List;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/** The General section of a site: what it lacks, who watches it, in short, and who is asked. */
public record SitePage(
        Portal portal, SiteHead site, List<StillMissing> missing, StationCard station, ContactsCard contacts)
        implements Page {

    public SitePage {
        missing = List.copyOf(missing);
    }

    @Override
    public String template() {
        return "dealerportal/site";
    }
}
