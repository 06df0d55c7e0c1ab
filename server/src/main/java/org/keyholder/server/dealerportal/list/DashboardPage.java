package org.keyholder.server.dealerportal.list;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;
import org.keyholder.server.pages.State;

/**
 * The portal's first page: what needs attention, and what today has brought.
 *
 * @param sites "any of your 1,204 sites"; empty where there are none yet
 * @param attention the gravest first
 * @param kinds how many sites have which trouble
 * @param events the newest of today
 * @param busiest the sites that reported most today
 * @param today "14 events at 3 sites"
 * @param silent devices of which nothing is heard
 * @param silentCount "2 devices"
 */
public record DashboardPage(
        Portal portal,
        SitesPage.Notices notices,
        String sites,
        List<Attention> attention,
        List<Kind> kinds,
        String today,
        List<Busy> busiest,
        List<Line> events,
        String silentCount,
        List<Silent> silent)
        implements Page {

    public DashboardPage {
        attention = List.copyOf(attention);
        kinds = List.copyOf(kinds);
        busiest = List.copyOf(busiest);
        events = List.copyOf(events);
        silent = List.copyOf(silent);
    }

    @Override
    public String template() {
        return "dealerportal/dashboard";
    }

    /**
     * A site that needs somebody, in a sentence with its button.
     *
     * @param lead "No account number:"
     * @param more "no signals are sent."
     */
    public record Attention(
            String siteUrl,
            String siteName,
            State state,
            String lead,
            String more,
            String buttonWords,
            String buttonUrl) {}

    /** @param url the list of those sites */
    public record Kind(State state, String count, String url) {}

    /** @param when "03:12:05", by the site's clock @param city "Chicago" */
    public record Line(
            String iso,
            String when,
            String city,
            String ago,
            String eventsUrl,
            String siteName,
            String zone,
            String zoneName,
            String what) {}

    /** @param count "12 events" */
    public record Busy(String url, String siteName, String count) {}

    /** @param since "not heard from for 9 days" */
    public record Silent(
            String url,
            String siteName,
            String device,
            @Nullable String since) {}
}
