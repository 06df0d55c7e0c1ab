package org.keyholder.server.stationportal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.pages.State;

/** What became of each of several numbers that were to be released. */
public record ReleasedNumbersPage(Portal portal, List<Row> rows) implements Page {

    public ReleasedNumbersPage {
        rows = List.copyOf(rows);
    }

    @Override
    public String template() {
        return "stationportal/released-numbers";
    }

    /** @param why it is kept still */
    public record Row(String number, State state, @Nullable String why) {}
}
