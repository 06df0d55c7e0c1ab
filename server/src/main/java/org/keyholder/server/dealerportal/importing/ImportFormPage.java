package org.keyholder.server.dealerportal.importing;

import java.util.Arrays;
import java.util.List;
import org.keyholder.server.dealerportal.sheet.Column;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Moment;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.pages.State;

/** Where a sheet of sites comes in and goes out. */
public record ImportFormPage(Portal portal, FormErrors errors, List<Earlier> earlier) implements Page {

    public ImportFormPage {
        earlier = List.copyOf(earlier);
    }

    @Override
    public String template() {
        return "dealerportal/import-form";
    }

    /** An import of these days. */
    public record Earlier(String url, String fileName, Moment when, String who, State state, String cameTo) {}

    public List<Help> columns() {
        return Arrays.stream(Column.values())
                .map(column -> new Help(column.header(), column.help()))
                .toList();
    }

    public record Help(String header, String words) {}
}
