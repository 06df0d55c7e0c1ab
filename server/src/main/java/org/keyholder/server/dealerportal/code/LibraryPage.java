package org.keyholder.server.dealerportal.code;

import java.util.List;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/** What the dealer says about the events of all sites. */
public record LibraryPage(Portal portal, List<CodeRow> rows, boolean mayChange) implements Page {

    public LibraryPage {
        rows = List.copyOf(rows);
    }

    @Override
    public String template() {
        return "dealerportal/alarm-library";
    }
}
