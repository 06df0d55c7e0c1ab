package org.keyholder.server.dealerportal.list;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.dealerportal.list.SitesPage.Choice;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.States;
import org.keyholder.server.pages.When;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.Stations;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of the dealer's sites. */
@Controller
@Needs(Right.SEE_SITES)
class SitesController {

    static final int ROWS = 50;

    private final SiteLines lines;
    private final Stations stations;
    private final Notices notices;
    private final Portals portals;
    private final Clock clock;

    SitesController(SiteLines lines, Stations stations, Notices notices, Portals portals, Clock clock) {
        this.lines = lines;
        this.stations = stations;
        this.notices = notices;
        this.portals = portals;
        this.clock = clock;
    }

    @GetMapping("/sites")
    ModelAndView list(DealerPerson person, @RequestParam MultiValueMap<String, String> query) {
        var asked = Asked.of(query);
        var dealer = person.dealer();
        var records = stations.recordsOf(dealer);
        var heldUp = lines.heldUp(dealer);
        var found = lines.page(dealer, narrowed(asked, heldUp), ROWS + 1);
        var shown = found.lines().stream().limit(ROWS).toList();
        var now = clock.instant();
        return new SitesPage(
                        portals.of(person),
                        asked,
                        choices(asked, records),
                        shown.stream()
                                .map(line -> row(line, records, heldUp.get(line.id()), now))
                                .toList(),
                        count(found),
                        found.lines().size() > ROWS
                                ? asked.behind(shown.getLast().id().value()).url()
                                : null,
                        notices.of(person))
                .view();
    }

    private static SiteLines.Narrowed narrowed(Asked asked, Map<SiteId, SiteLines.Unsent> heldUp) {
        var show = asked.show();
        return new SiteLines.Narrowed(
                asked,
                switch (show) {
                    case ALL -> null;
                    case READY -> List.of(0);
                    default -> Lack.sums(show.lacks());
                },
                show.heldUp() ? List.copyOf(heldUp.keySet()) : List.of());
    }

    private static List<Choice> choices(Asked asked, List<StationRecord> records) {
        return records.stream()
                .map(record -> new Choice(
                        record.id().toString(),
                        record.name(),
                        asked.station().equals(Optional.of(record.id().value()))))
                .toList();
    }

    private static SitesPage.Row row(
            SiteLine line, List<StationRecord> records, SiteLines.@Nullable Unsent unsent, Instant now) {
        return new SitesPage.Row(
                line.url(),
                line.name(),
                line.address(),
                line.number().orElse(null),
                records.stream()
                        .filter(record -> line.station().equals(Optional.of(record.id())))
                        .map(record -> record.station().name())
                        .findFirst()
                        .orElse(null),
                missing(line, unsent),
                line.setUp().zones(),
                line.setUp().contacts(),
                When.date(line.created(), line.timeZone()),
                line.lastEvent().map(at -> When.ago(at, now)).orElse(null));
    }

    private static List<State> missing(SiteLine line, SiteLines.@Nullable Unsent unsent) {
        if (unsent == null) {
            return line.setUp().missing();
        }
        var states = new ArrayList<State>();
        states.add(unsent.state());
        line.setUp().missing().stream()
                .filter(state -> !state.equals(States.NOTHING_MISSING))
                .forEach(states::add);
        return states;
    }

    private static String count(SiteLines.Found found) {
        var sites = found.count() == 1 ? "1 site" : number(found.count()) + " sites";
        return found.counted() ? sites : "more than " + sites;
    }

    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
