package org.keyholder.server.dealerportal.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.site.SiteHead;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.pages.State;
import org.keyholder.server.site.Zone;

/**
 * The Events section of a site: what its cameras reported, newest first, and what became of it.
 *
 * @param olderUrl the next page; empty on the last
 */
public record EventsPage(
        Portal portal,
        SiteHead site,
        Asked asked,
        FormErrors errors,
        List<Zone> zones,
        List<Line> lines,
        @Nullable String olderUrl)
        implements Page {

    public EventsPage {
        zones = List.copyOf(zones);
        lines = List.copyOf(lines);
    }

    @Override
    public String template() {
        return "dealerportal/events";
    }

    /**
     * What was asked for, as it was typed.
     *
     * @param zone "017", or empty for all
     * @param day "2026-11-27", or empty for all
     * @param newest whether it is the first page
     */
    public record Asked(String zone, String day, boolean newest) {

        public boolean isAll() {
            return zone.isEmpty() && day.isEmpty();
        }
    }

    /**
     * @param iso for programs
     * @param when "today, 03:12:05", in the site's zone
     * @param ago "3 h ago"
     * @param late "happened today, 02:58", where it was reported later than it happened
     * @param what "Person"
     * @param zone "017"
     * @param signalNote why nothing was sent, or what stood in the way
     * @param part "opened the alarm"; none where it belongs to none
     * @param became what became of the alarm
     */
    public record Line(
            String iso,
            String when,
            String ago,
            @Nullable String late,
            String what,
            String zone,
            String zoneName,
            State signal,
            @Nullable String signalNote,
            @Nullable String part,
            List<State> became) {

        public Line {
            became = List.copyOf(became);
        }
    }
}
