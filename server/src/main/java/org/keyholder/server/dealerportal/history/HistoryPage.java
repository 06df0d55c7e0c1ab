package org.keyholder.server.dealerportal.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.site.SiteHead;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * The History section of a site: who saw and did what there, newest first.
 *
 * @param olderUrl the next page; empty on the last
 * @param newest whether this is the first page
 */
public record HistoryPage(
        Portal portal,
        SiteHead site,
        List<Line> lines,
        @Nullable String olderUrl,
        boolean newest) implements Page {

    public HistoryPage {
        lines = List.copyOf(lines);
    }

    @Override
    public String template() {
        return "dealerportal/history";
    }

    /**
     * @param iso for programs
     * @param when "yesterday, 23:40", in the site's zone
     * @param ago "3 h ago"
     * @param who "Dana Whitfield"
     * @param did "changed the site"
     */
    public record Line(String iso, String when, String ago, String who, String did, List<Change> changes) {
        public Line {
            changes = List.copyOf(changes);
        }
    }

    /** @param before empty where there was nothing @param after empty where there is nothing any more */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}
}
