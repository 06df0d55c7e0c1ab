package org.keyholder.server.stationportal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.pages.State;

/**
 * The numbers of a station: whose each is, and was.
 *
 * @param next the address of the page after this one
 */
public record AccountBookPage(
        Portal portal,
        Asked asked,
        List<Row> rows,
        @Nullable String next) implements Page {

    public AccountBookPage {
        rows = List.copyOf(rows);
    }

    @Override
    public String template() {
        return "stationportal/account-book";
    }

    /** @param which a code of {@link #choices} */
    public record Asked(String beginning, String which) {

        /** Whether all is shown. */
        public boolean isAll() {
            return beginning.isEmpty() && which.equals("all");
        }
    }

    /**
     * @param isSomebodys whether a site has or had it
     * @param site none where it has left the station
     * @param times "since 12 Nov 2026", "12 Nov 2026 to 14 Nov 2026"
     * @param kept its id, where it can be released
     */
    public record Row(
            String number,
            boolean isSomebodys,
            @Nullable String site,
            String dealer,
            String times,
            State state,
            @Nullable String kept) {

        /** A number that nobody has, of a block of this dealer's. */
        static Row free(String number, String dealer, State state) {
            return new Row(number, false, null, dealer, "", state, null);
        }

        /** Asks before it is released. */
        public String releaseUrl() {
            return "/station/numbers/" + kept + "/release";
        }
    }

    /** Whether any of these can be released. */
    public boolean canRelease() {
        return rows.stream().anyMatch(row -> row.kept() != null);
    }

    public List<Choice> choices() {
        return List.of(
                new Choice("all", "All numbers"),
                new Choice("in-use", "In use"),
                new Choice("kept", "Kept until released"),
                new Choice("released", "Released"),
                new Choice("free", "Free, in dealers’ blocks"));
    }

    public record Choice(String code, String words) {}
}
