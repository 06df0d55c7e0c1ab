package org.keyholder.server.dealerportal.station;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/** The stations of this server, of which a dealer chooses one. */
public record ChooseStationPage(Portal portal, List<Row> stations) implements Page {

    public ChooseStationPage {
        stations = List.copyOf(stations);
    }

    @Override
    public String template() {
        return "dealerportal/choose-station";
    }

    public record Row(String url, String name, @Nullable String phone) {}
}
