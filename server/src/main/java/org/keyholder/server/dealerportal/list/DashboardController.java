package org.keyholder.server.dealerportal.list;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.dealerportal.list.DashboardPage.Attention;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.Tone;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The portal's first page. */
@Controller
@Needs(Right.SEE_SITES)
class DashboardController {

    private static final int MOST = 8;
    private static final State HELD_UP = new State(Tone.YELLOW, "clock", "Signals held up");

    private final SiteLines lines;
    private final DayLines day;
    private final Notices notices;
    private final Portals portals;

    DashboardController(SiteLines lines, DayLines day, Notices notices, Portals portals) {
        this.lines = lines;
        this.day = day;
        this.notices = notices;
        this.portals = portals;
    }

    @GetMapping(Entries.DASHBOARD)
    ModelAndView dashboard(DealerPerson person) {
        var dealer = person.dealer();
        var sums = lines.sums(dealer);
        var heldUp = lines.heldUp(dealer);
        var today = day.today(dealer);
        var silent = day.silent(dealer);
        return new DashboardPage(
                        portals.of(person),
                        notices.of(person),
                        sites(sums),
                        attention(dealer, sums, heldUp),
                        kinds(sums, heldUp),
                        today.words(),
                        today.busiest(),
                        today.newest(),
                        silent.words(),
                        silent.devices())
                .view();
    }

    private static String sites(Map<Integer, Long> sums) {
        long sites = sums.values().stream().mapToLong(Long::longValue).sum();
        if (sums.values().stream().anyMatch(count -> count > SiteLines.SUMMED)) {
            return "any of your sites";
        }
        return sites == 0 ? "" : sites == 1 ? "your site" : "any of your " + SitesController.number(sites) + " sites";
    }

    private List<Attention> attention(DealerId dealer, Map<Integer, Long> sums, Map<SiteId, SiteLines.Unsent> heldUp) {
        var worst = heldUp.entrySet().stream()
                .sorted(Comparator.comparing(unsent ->
                        -unsent.getValue().parked() - unsent.getValue().waiting()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
        var gravest = sums.keySet().stream()
                .filter(sum -> sum != 0)
                .sorted(Comparator.comparing(sum -> Lack.of(sum).getFirst()))
                .toList();
        return Stream.concat(
                        lines.of(dealer, worst).stream()
                                .map(line -> heldUp(line, heldUp.getOrDefault(line.id(), SiteLines.Unsent.NONE))),
                        lines.gravest(dealer, gravest, MOST).stream()
                                .filter(line -> !worst.contains(line.id()))
                                .map(DashboardController::lacking))
                .limit(MOST)
                .toList();
    }

    private static Attention heldUp(SiteLine line, SiteLines.Unsent unsent) {
        var state = unsent.state();
        return new Attention(
                line.url(),
                line.name(),
                state,
                state.words() + ":",
                unsent.parked() > 0
                        ? "the station’s receiver did not take what was sent."
                        : "the station’s receiver has not answered for more than a minute.",
                "See the station",
                line.url() + "/monitoring");
    }

    private static Attention lacking(SiteLine line) {
        var lack = line.lacks().getFirst();
        return new Attention(
                line.url(),
                line.name(),
                lack.state(),
                lack.lead() + ":",
                lack.more() + ".",
                lack.button(),
                line.url() + lack.path());
    }

    private static List<DashboardPage.Kind> kinds(Map<Integer, Long> sums, Map<SiteId, SiteLines.Unsent> heldUp) {
        var kinds = new ArrayList<DashboardPage.Kind>();
        if (!heldUp.isEmpty()) {
            kinds.add(kind(HELD_UP, heldUp.size(), Show.HELD_UP));
        }
        for (var show : EnumSet.of(
                Show.STATION, Show.RECEIVER, Show.NUMBER, Show.CAMERAS, Show.DEVICES, Show.NOBODY, Show.SOME)) {
            long sites = Lack.count(sums, show.lacks());
            if (sites > 0) {
                kinds.add(kind(show.lacks().iterator().next().state().saying(show.words()), sites, show));
            }
        }
        return kinds;
    }

    private static DashboardPage.Kind kind(State state, long sites, Show show) {
        var count = sites > SiteLines.SUMMED
                ? "more than " + SitesController.number(SiteLines.SUMMED)
                : SitesController.number(sites);
        return new DashboardPage.Kind(state, count, "/sites?show=" + show.code());
    }
}
