package org.keyholder.server.stationportal;

import java.util.List;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.pages.State;

/** The station's receivers. */
public record ReceiversPage(Portal portal, List<Row> rows) implements Page {

    public ReceiversPage {
        rows = List.copyOf(rows);
    }

    @Override
    public String template() {
        return "stationportal/receivers";
    }

    /**
     * @param brand may be empty
     * @param used "2 dealers, 17 customers"
     */
    public record Row(
            String url, String name, String brand, String format, String address, String used, State passkey) {}
}
