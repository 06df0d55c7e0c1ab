package org.keyholder.server.dealerportal.history;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.audit.AuditEntry;
import org.keyholder.server.audit.AuditHistory;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.dealerportal.site.SiteHeads;
import org.keyholder.server.dealerportal.site.SiteOverviews;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.When;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.Site;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who saw and did what at a site. */
@Controller
@Needs(Right.SEE_SITES)
class HistoryController {

    private static final int LINES = 50;

    private final SiteOverviews overviews;
    private final SiteHeads heads;
    private final AuditHistory history;
    private final Portals portals;
    private final Clock clock;

    HistoryController(SiteOverviews overviews, SiteHeads heads, AuditHistory history, Portals portals, Clock clock) {
        this.overviews = overviews;
        this.heads = heads;
        this.history = history;
        this.portals = portals;
        this.clock = clock;
    }

    /** @param before the id of an entry: those that are older than it */
    @GetMapping("/sites/{siteId}/history")
    ModelAndView history(DealerPerson person, @PathVariable String siteId, @RequestParam @Nullable String before) {
        var overview = overviews.of(person, siteId);
        var site = overview.site();
        var page = history.ofSite(
                person.dealer(), site.id(), Optional.ofNullable(before).map(HistoryController::id), LINES);
        var now = clock.instant();
        return new HistoryPage(
                        portals.of(person),
                        heads.of(overview),
                        page.entries().stream()
                                .map(entry -> line(entry, site, now))
                                .toList(),
                        page.older()
                                .map(id -> "/sites/" + site.id() + "/history?before=" + id)
                                .orElse(null),
                        before == null)
                .view();
    }

    private static HistoryPage.Line line(AuditEntry entry, Site site, Instant now) {
        return new HistoryPage.Line(
                entry.at().toString(),
                When.dayAndTime(entry.at(), site.timeZone(), now),
                When.ago(entry.at(), now),
                HistoryWords.who(entry),
                HistoryWords.did(entry),
                HistoryWords.changes(entry));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
    }
}
