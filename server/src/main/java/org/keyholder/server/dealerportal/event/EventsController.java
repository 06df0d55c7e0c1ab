package org.keyholder.server.dealerportal.event;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.dealerportal.event.EventRows.Span;
import org.keyholder.server.dealerportal.event.EventRows.Wanted;
import org.keyholder.server.dealerportal.site.SiteHeads;
import org.keyholder.server.dealerportal.site.SiteOverview;
import org.keyholder.server.dealerportal.site.SiteOverviews;
import org.keyholder.server.event.Event;
import org.keyholder.server.event.Events;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Site;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The Events section of a site. */
@Controller
@Needs(Right.SEE_SITES)
class EventsController {

    private static final int LINES = 50;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    private final SiteOverviews overviews;
    private final SiteHeads heads;
    private final Events events;
    private final EventRows rows;
    private final EventLines lines;
    private final Portals portals;

    EventsController(
            SiteOverviews overviews,
            SiteHeads heads,
            Events events,
            EventRows rows,
            EventLines lines,
            Portals portals) {
        this.overviews = overviews;
        this.heads = heads;
        this.events = events;
        this.rows = rows;
        this.lines = lines;
        this.portals = portals;
    }

    /** By {@code zone} and {@code day}; {@code before} is the id of an event: those that are older than it. */
    @GetMapping("/sites/{siteId}/events")
    ModelAndView events(DealerPerson person, @PathVariable String siteId, @RequestParam Map<String, String> query) {
        var overview = overviews.of(person, siteId);
        var input = new FormInput(query);
        var asked = new EventsPage.Asked(
                input.text("zone").strip(),
                input.text("day").strip(),
                input.text("before").isEmpty());
        var mistakes = new Mistakes();
        var wanted = wanted(overview.site(), asked, input.text("before"), mistakes);
        var found = mistakes.any() ? List.<EventRows.Row>of() : rows.of(overview.site(), wanted, LINES + 1);
        var shown = found.stream().limit(LINES).toList();
        return page(
                        person,
                        overview,
                        asked,
                        mistakes,
                        shown,
                        found.size() > LINES ? older(overview, asked, shown) : null)
                .view();
    }

    private EventsPage page(
            DealerPerson person,
            SiteOverview overview,
            EventsPage.Asked asked,
            Mistakes mistakes,
            List<EventRows.Row> shown,
            @Nullable String olderUrl) {
        return new EventsPage(
                portals.of(person),
                heads.of(overview),
                asked,
                mistakes.errors(),
                overview.zones(),
                lines.of(overview.site(), shown),
                olderUrl);
    }

    private static String older(SiteOverview overview, EventsPage.Asked asked, List<EventRows.Row> shown) {
        return UriComponentsBuilder.fromPath("/sites/" + overview.site().id() + "/events")
                .queryParamIfPresent("zone", Optional.of(asked.zone()).filter(zone -> !zone.isEmpty()))
                .queryParamIfPresent("day", Optional.of(asked.day()).filter(day -> !day.isEmpty()))
                .queryParam("before", shown.getLast().event().id())
                .encode()
                .toUriString();
    }

    private Wanted wanted(Site site, EventsPage.Asked asked, String before, Mistakes mistakes) {
        return new Wanted(
                mistakes.read("zone", Optional.empty(), () -> zone(asked.zone())),
                mistakes.read("day", Optional.empty(), () -> day(asked.day(), site.timeZone())),
                before.isEmpty() ? Optional.empty() : Optional.of(event(site, before)));
    }

    private static Optional<ZoneNumber> zone(String typed) {
        return typed.isEmpty()
                ? Optional.empty()
                : Optional.of(ZoneNumber.read(typed)
                        .orElseThrow(() -> Refusal.invalid("zone-invalid", "zone", "A zone number is 1 to 999.")));
    }

    private static Optional<Span> day(String typed, ZoneId zone) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        try {
            var day = LocalDate.parse(typed);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return Optional.of(new Span(
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant()));
            }
        } catch (DateTimeException e) {
            // Said below, as for a year that nobody means.
        }
        throw Refusal.invalid("day-invalid", "day", "A day, such as 2026-11-27.");
    }

    private Event event(Site site, String id) {
        try {
            return events.find(TenantScope.dealer(site.dealer()), site.dealer(), new EventId(UUID.fromString(id)))
                    .filter(event -> event.site().equals(site.id()))
                    .orElseThrow(Refusal::notFound);
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound();
        }
    }
}
