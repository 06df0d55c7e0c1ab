package org.keyholder.server.dealerportal.station;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/** The dealer's ways to its monitoring stations. */
public record StationRecordsPage(Portal portal, List<Row> records, boolean mayChange) implements Page {

    public StationRecordsPage {
        records = List.copyOf(records);
    }

    @Override
    public String template() {
        return "dealerportal/station-records";
    }

    /**
     * @param receiver none means that no signals are sent
     * @param prefix "Keyholder adds ABC"
     */
    public record Row(
            String url,
            String name,
            String station,
            @Nullable String receiver,
            String prefix) {}
}
