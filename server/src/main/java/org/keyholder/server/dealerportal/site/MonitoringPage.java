package org.keyholder.server.dealerportal.site;

import java.util.List;
import org.keyholder.server.dealerportal.LaunchLink;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/** The Monitoring section of a site: its station and number, how it is launched, and the numbers that it has had. */
public record MonitoringPage(
        Portal portal,
        SiteHead site,
        StationCard station,
        List<Launch> launches,
        boolean hasZones,
        List<NumberLine> numbers)
        implements Page {

    public MonitoringPage {
        launches = List.copyOf(launches);
        numbers = List.copyOf(numbers);
    }

    @Override
    public String template() {
        return "dealerportal/monitoring";
    }

    /** @param what "zone 017, North walkway" */
    public record Launch(String what, LaunchLink url) {}
}
