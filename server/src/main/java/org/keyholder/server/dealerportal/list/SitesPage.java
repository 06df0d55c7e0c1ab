package org.keyholder.server.dealerportal.list;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.StorageNotice;
import org.keyholder.server.dealerportal.TextsNotice;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.pages.State;

/**
 * The dealer's sites, a page at a time, and what each of them still lacks.
 *
 * @param stations those by which the list can be narrowed
 * @param count "1,204 sites"
 * @param nextUrl the next page; none on the last
 */
public record SitesPage(
        Portal portal,
        Asked asked,
        List<Choice> stations,
        List<Row> sites,
        String count,
        @Nullable String nextUrl,
        Notices notices)
        implements Page {

    public SitesPage {
        stations = List.copyOf(stations);
        sites = List.copyOf(sites);
    }

    @Override
    public String template() {
        return "dealerportal/sites";
    }

    /** "ascending", "descending", or none where the list is not sorted by it: for a screen reader. */
    public @Nullable String sorted(Sort sort) {
        return asked.sort() != sort ? null : asked.falling() ? "descending" : "ascending";
    }

    public boolean shows(Column column) {
        return asked.columns().contains(column);
    }

    /** What stands over lists, where there is something to say. */
    public record Notices(
            @Nullable TextsNotice texts, @Nullable StorageNotice storage) {

        public static final Notices NONE = new Notices(null, null);
    }

    /** @param chosen whether the list is narrowed by it */
    public record Choice(String code, String words, boolean chosen) {}

    /**
     * @param missing one state for each thing that is missing, or the one that says that nothing is
     * @param created "12 Nov 2026", by the site's clock
     * @param lastEvent "3 h ago"
     */
    public record Row(
            String url,
            String name,
            String address,
            @Nullable String accountNumber,
            @Nullable String stationName,
            List<State> missing,
            int zones,
            int contacts,
            String created,
            @Nullable String lastEvent) {

        public Row {
            missing = List.copyOf(missing);
        }
    }
}
