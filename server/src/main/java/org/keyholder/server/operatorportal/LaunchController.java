package org.keyholder.server.operatorportal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.AlarmRights;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Operator;
import org.keyholder.server.identity.Right;
import org.keyholder.server.media.MediaAnswers;
import org.keyholder.server.media.MediaItem;
import org.keyholder.server.media.MediaItems;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Sites;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.LaunchUrl;
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
@Needs(Right.SEE_DESK)
class LaunchController {

    /** In the address of the start page: the operator comes from an alarm that was completed and is not this station's any more. */
    static final String MOVED_AWAY = "completed-and-moved";

    private final Sites sites;
    private final Alarms alarms;
    private final AlarmRights rights;
    private final DeskReaders readers;
    private final Launches launches;
    private final DeskPages pages;
    private final MediaItems media;
    private final MediaAnswers files;
    private final Looks looks;

    LaunchController(
            Sites sites,
            Alarms alarms,
            AlarmRights rights,
            DeskReaders readers,
            Launches launches,
            DeskPages pages,
            MediaItems media,
            MediaAnswers files,
            Looks looks) {
        this.sites = sites;
        this.alarms = alarms;
        this.readers = readers;
        this.rights = rights;
        this.launches = launches;
        this.pages = pages;
        this.media = media;
        this.files = files;
        this.looks = looks;
    }

    /** The event's clip, for the link in a signal. */
    @GetMapping("/monitoring/clip")
    ResponseEntity<Resource> clip(Operator operator, HttpServletRequest request) {
        var launch = Launch.of(request);
        var tenant = TenantScope.station(operator.station());
        return sites(operator, launch).stream()
                .flatMap(site -> alarm(tenant, site, launch).stream())
                .filter(alarm -> rights.sees(operator.station(), alarm))
                .flatMap(alarm -> clip(tenant, alarm, launch).stream())
                .findFirst()
                .map(clip -> {
                    looks.seen(operator, clip.alarm(), clip.item(), !clip.item().isShown());
                    return files.answer(clip.item(), request);
                })
                .orElseThrow(Refusal::notFound);
    }

    private record Clip(Alarm alarm, MediaItem item) {}

    private Optional<Clip> clip(TenantScope tenant, Alarm alarm, Launch launch) {
        return launch.event()
                .flatMap(LaunchController::eventId)
                .flatMap(event -> MediaItem.clipOf(media.of(tenant, alarm.dealer(), event)))
                .map(item -> new Clip(alarm, item));
    }

    /** The alarm of the site that the event in the address belongs to. */
    private Optional<Alarm> alarm(TenantScope tenant, Site site, Launch launch) {
        return launch.event()
                .flatMap(LaunchController::eventId)
                .flatMap(event -> alarms.ofEvent(tenant, site.dealer(), event))
                .filter(alarm -> alarm.site().equals(site.id()));
    }

    @GetMapping("/monitoring")
    ModelAndView launch(Operator operator, HttpServletRequest request) {
        var launch = Launch.of(request);
        if (launch.isEmpty()) {
            return pages.start(operator, request.getParameter(MOVED_AWAY) != null)
                    .view();
        }
        var found = sites(operator, launch);
        if (found.size() == 1) {
            looks.launched(operator, launch, found.getFirst());
        } else {
            looks.launchedNowhere(operator, launch);
        }
        return switch (found.size()) {
            case 0 -> unknown(operator, launch);
            case 1 -> open(operator, found.getFirst(), launch);
            default -> ambiguous(operator, found, launch);
        };
    }

    private List<Site> sites(Operator operator, Launch launch) {
        if (launch.account().isPresent()) {
            return launch.account()
                    .filter(AccountNumber::fits)
                    .map(AccountNumber::new)
                    .map(number -> sites(operator.station(), number))
                    .orElse(List.of());
        }
        return launch
                .site()
                .flatMap(LaunchController::siteId)
                .flatMap(id -> sites.find(TenantScope.station(operator.station()), id))
                .filter(site -> isWatched(operator.station(), site))
                .stream()
                .toList();
    }

    /**
     * The site that has the number now, and the one that had it when an alarm opened which this station still has. They are the
     * same or one of them is missing, but for a number that was given up and taken in the very moment of the alarm.
     */
    private List<Site> sites(StationId station, AccountNumber number) {
        var now = sites.byAccount(station, number);
        var alarmed = alarms.goingOn(station, number)
                .filter(pages::isOpen)
                .flatMap(alarm -> sites.find(TenantScope.station(station), alarm.site()));
        return Stream.concat(now.stream(), alarmed.stream())
                .collect(Collectors.toMap(Site::id, Function.identity(), (one, same) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** Watched by the station now, or has left an open alarm there. */
    private boolean isWatched(StationId station, Site site) {
        return site.binding().map(Site.Binding::station).filter(station::equals).isPresent()
                || alarms.goingOn(station, site.id())
                        .filter(alarm -> rights.sees(station, alarm))
                        .isPresent();
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
        return pages.alarm(operator, alarm, new Focus(Optional.empty(), zone)).view();
    }

    private ModelAndView ambiguous(Operator operator, List<Site> found, Launch launch) {
        return new AmbiguousAccountPage(
                        readers.of(operator),
                        launch.account().orElseThrow(),
                        found.stream()
                                .map(site -> new AmbiguousAccountPage.Holder(
                                        site.name(), site.address(), LaunchUrl.path(site.id(), launch.zone())))
                                .toList())
                .view(HttpStatus.CONFLICT);
    }

    private ModelAndView unknown(Operator operator, Launch launch) {
        var asked = launch.account().or(launch::site).orElse(null);
        return new UnknownAccountPage(readers.of(operator), asked, launch.zone().orElse(null))
                .view(HttpStatus.NOT_FOUND);
    }
}
