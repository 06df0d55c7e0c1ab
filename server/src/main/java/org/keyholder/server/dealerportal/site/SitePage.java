package org.keyholder.server.dealerportal.site;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/** The General section of a site: its station and number, how it is launched, and who is asked. */
public record SitePage(
        Portal portal,
        SiteHead site,
        StationCard station,
        List<NumberLine> numbers,
        boolean hasZones,
        ContactsCard contacts)
        implements Page {

    public SitePage {
        numbers = List.copyOf(numbers);
    }

    @Override
    public String template() {
        return "dealerportal/site";
    }

    /**
     * Where the site's signals go.
     *
     * @param receiver "XML receiver"
     * @param numberNote "signals say 2794, and the receiver adds P"
     */
    public record StationCard(
            @Nullable String stationName,
            @Nullable String receiver,
            @Nullable String accountNumber,
            @Nullable String numberNote,
            List<Launch> launches) {

        public StationCard {
            launches = List.copyOf(launches);
        }
    }

    /** @param zone "017" @param zoneName "North walkway" */
    public record Launch(String zone, String zoneName, String url) {}
}
