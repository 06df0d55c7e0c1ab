package org.keyholder.server.dealerportal.site;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.StorageNotice;
import org.keyholder.server.dealerportal.TextsNotice;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.pages.State;

/** All sites of the dealer, and what each of them still lacks. */
public record SitesPage(
        Portal portal,
        List<Row> sites,
        @Nullable TextsNotice texts,
        @Nullable StorageNotice storage) implements Page {

    public SitesPage {
        sites = List.copyOf(sites);
    }

    @Override
    public String template() {
        return "dealerportal/sites";
    }

    /** @param missing one state for each thing that is missing, or the one that says that nothing is */
    public record Row(
            String id,
            String name,
            String address,
            @Nullable String accountNumber,
            @Nullable String stationName,
            List<State> missing) {

        public Row {
            missing = List.copyOf(missing);
        }

        public String url() {
            return "/sites/" + id;
        }
    }
}
