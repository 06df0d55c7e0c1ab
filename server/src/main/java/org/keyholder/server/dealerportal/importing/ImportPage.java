package org.keyholder.server.dealerportal.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.pages.State;

/**
 * What a sheet would do, row by row, or has done.
 *
 * @param read "UTF-8, separated by commas, 12 rows"
 * @param errors why it was not started, if it was to be
 * @param lead the one sentence that matters
 * @param mark of the plan that it shows
 * @param gone whether the file is no longer kept
 * @param progress where it is being saved
 * @param previous the page before, and next the one after
 */
public record ImportPage(
        Portal portal,
        FormErrors errors,
        String url,
        String fileName,
        String read,
        List<String> unknown,
        State state,
        String lead,
        String mark,
        boolean canBeImported,
        boolean done,
        boolean gone,
        @Nullable ImportProgress progress,
        List<Filter> filters,
        List<Row> rows,
        @Nullable String previous,
        @Nullable String next)
        implements Page {

    public ImportPage {
        unknown = List.copyOf(unknown);
        filters = List.copyOf(filters);
        rows = List.copyOf(rows);
    }

    @Override
    public String template() {
        return "dealerportal/import";
    }

    /** Shows only so much of what was found. */
    public record Filter(String words, int found, String url, boolean chosen) {}

    /** @param typed what stands in the cell, where it is about one */
    public record Row(
            int number,
            State state,
            @Nullable String column,
            @Nullable String typed,
            String words) {}
}
