package org.keyholder.server.operatorportal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.identity.Operator;
import org.keyholder.server.media.MediaItems;
import org.keyholder.server.pages.Person;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Sites;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.Stations;
import org.keyholder.server.verification.Sessions;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /monitoring?act=P2794&zone=017}: the station's automation software opens the alarm at the right site and zone. An unknown number
 * leads to a page that says so; never to another customer's site, never to another station's, and never to the past as if it were now.
 */
@Controller
class LaunchController {

    private final Sites sites;
    private final Alarms alarms;
    private final Stations stations;
    private final Sessions sessions;
    private final Launches launches;
    private final DeskPages pages;
    private final MediaItems media;
    private final MediaAnswers files;

    LaunchController(
            Sites sites,
            Alarms alarms,
            Stations stations,
            Sessions sessions,
            Launches launches,
            DeskPages pages,
            MediaItems media,
            MediaAnswers files) {
        this.sites = sites;
        this.alarms = alarms;
        this.stations = stations;
        this.sessions = sessions;
        this.launches = launches;
        this.pages = pages;
        this.media = media;
        this.files = files;
    }

    /** The event's clip, for the link in a signal. */
    @GetMapping("/monitoring/clip")
    ResponseEntity<Resource> clip(Operator operator, HttpServletRequest request) {
        var launch = Launch.of(request);
        var tenant = TenantScope.station(operator.station());
        return site(operator, launch)
                .flatMap(site -> launch.event()
                        .flatMap(LaunchController::eventId)
                        .flatMap(event -> media.of(tenant, site.dealer(), event).stream()
                                .filter(item -> item.type().isVideo())
                                .findFirst()))
                .map(files::answer)
                .orElseThrow(Refusal::notFound);
    }

    @GetMapping("/monitoring")
    ModelAndView launch(Operator operator, HttpServletRequest request) {
        var launch = Launch.of(request);
        if (launch.isEmpty()) {
            return pages.start(operator).view();
        }
        return site(operator, launch)
                .map(site -> open(operator, site, launch))
                .orElseGet(() -> unknown(operator, launch));
    }

    private Optional<Site> site(Operator operator, Launch launch) {
        if (launch.account().isPresent()) {
            return launch.account()
                    .filter(AccountNumber::fits)
                    .map(AccountNumber::new)
                    .flatMap(number -> site(operator.station(), number));
        }
        return launch.site()
                .flatMap(LaunchController::siteId)
                .flatMap(id -> sites.find(TenantScope.station(operator.station()), id));
    }

    /** The site that has the number now; else the one that had it when an alarm opened which this station still has. */
    private Optional<Site> site(StationId station, AccountNumber number) {
        return sites.byAccount(station, number)
                .or(() -> alarms.goingOn(station, number)
                        .flatMap(alarm -> sites.find(TenantScope.station(station), alarm.site())));
    }

    private static Optional<SiteId> siteId(String text) {
        try {
            return Optional.of(SiteId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<EventId> eventId(String text) {
        try {
            return Optional.of(EventId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private ModelAndView open(Operator operator, Site site, Launch launch) {
        var station = new TenantScope.Station(operator.station());
        return switch (launches.target(station, site, launch)) {
            case LaunchTarget.Open(var alarm, var zone) -> open(operator, alarm, zone);
            case LaunchTarget.NothingOpen nothing ->
                pages.nothingOpen(operator, site, nothing).view();
            case LaunchTarget.UnknownZone unknown ->
                pages.unknownZone(operator, site, unknown).view();
        };
    }

    private ModelAndView open(Operator operator, Alarm alarm, Optional<ZoneNumber> zone) {
        sessions.open(alarm, operator.actor());
        return pages.alarm(operator, alarm, new Focus(Optional.empty(), zone)).view();
    }

    private ModelAndView unknown(Operator operator, Launch launch) {
        var station = stations.find(TenantScope.station(operator.station()), operator.station())
                .orElseThrow(Refusal::notFound);
        var asked = launch.account().or(launch::site).orElse(null);
        return new UnknownAccountPage(
                        new Person(operator.name()),
                        station.name(),
                        asked,
                        launch.zone().orElse(null))
                .view(HttpStatus.NOT_FOUND);
    }
}
