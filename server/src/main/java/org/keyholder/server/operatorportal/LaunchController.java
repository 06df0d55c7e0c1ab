package org.keyholder.server.operatorportal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.AlarmRights;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Operator;
import org.keyholder.server.identity.Right;
import org.keyholder.server.launch.Launch;
import org.keyholder.server.launch.LaunchTarget;
import org.keyholder.server.launch.LaunchedSites;
import org.keyholder.server.launch.Launches;
import org.keyholder.server.media.MediaAnswers;
import org.keyholder.server.media.MediaItem;
import org.keyholder.server.media.MediaItems;
import org.keyholder.server.pages.When;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.AccountBook;
import org.keyholder.server.site.Site;
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

    private final LaunchedSites launched;
    private final Alarms alarms;
    private final AlarmRights rights;
    private final DeskReaders readers;
    private final Launches launches;
    private final DeskPages pages;
    private final MediaItems media;
    private final MediaAnswers files;
    private final Looks looks;

    LaunchController(
            LaunchedSites launched,
            Alarms alarms,
            AlarmRights rights,
            DeskReaders readers,
            Launches launches,
            DeskPages pages,
            MediaItems media,
            MediaAnswers files,
            Looks looks) {
        this.launched = launched;
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
        var launch = Launch.of(request.getParameterMap());
        var tenant = TenantScope.station(operator.station());
        return launched.possible(operator.station(), launch).stream()
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
        var launch = Launch.of(request.getParameterMap());
        if (launch.isEmpty()) {
            return pages.start(operator, request.getParameter(MOVED_AWAY) != null)
                    .view();
        }
        var contradiction = launch.contradiction();
        if (contradiction.isPresent()) {
            looks.launchedNowhere(operator, launch);
            var given = contradiction.get();
            return new UnclearLaunchPage(readers.of(operator), given.what(), given.values()).view(HttpStatus.CONFLICT);
        }
        var meant = launched.meant(TenantScope.station(operator.station()), operator.station(), launch);
        if (meant instanceof LaunchedSites.Meant.One(var site)) {
            looks.launched(operator, launch, site);
        } else {
            looks.launchedNowhere(operator, launch);
        }
        return switch (meant) {
            case LaunchedSites.Meant.One(var site) -> open(operator, site, launch);
            case LaunchedSites.Meant.None none -> unknown(operator, launch);
            case LaunchedSites.Meant.Unclear unclear -> ambiguous(operator, unclear, launch);
            case LaunchedSites.Meant.Former former -> former(operator, former, launch);
        };
    }

    private static Optional<EventId> eventId(String text) {
        try {
            return Optional.of(EventId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private ModelAndView open(Operator operator, Site site, Launch launch) {
        var station = operator.station();
        return switch (launches.target(TenantScope.station(station), station, site, launch)) {
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

    private ModelAndView ambiguous(Operator operator, LaunchedSites.Meant.Unclear unclear, Launch launch) {
        return new AmbiguousAccountPage(
                        readers.of(operator),
                        launch.account().orElseThrow(),
                        unclear.why(),
                        unclear.sites().stream()
                                .map(site -> new AmbiguousAccountPage.Holder(
                                        site.name(), site.address(), LaunchUrl.path(site.id(), launch.zone())))
                                .toList())
                .view(HttpStatus.CONFLICT);
    }

    private ModelAndView former(Operator operator, LaunchedSites.Meant.Former former, Launch launch) {
        var entry = former.entry();
        var site = former.site();
        return new FormerAccountPage(
                        readers.of(operator),
                        entry.number().text(),
                        site.map(Site::name).orElse(null),
                        site.flatMap(one -> one.accountAt(operator.station()))
                                .map(AccountNumber::text)
                                .orElse(null),
                        site.flatMap(one -> entry.until().map(until -> moment(until, one.timeZone())))
                                .orElse(null),
                        site.map(one -> LaunchUrl.path(one.id(), launch.zone())).orElse(null),
                        entry.isInBin() ? deleted(entry) : null)
                .view(HttpStatus.NOT_FOUND);
    }

    private static String moment(Instant at, ZoneId zone) {
        return When.date(at, zone) + ", " + When.hourMinute(at, zone);
    }

    private static FormerAccountPage.Deleted deleted(AccountBook.Entry entry) {
        return new FormerAccountPage.Deleted(
                entry.siteName().orElseThrow(),
                entry.dealerName(),
                When.date(entry.deleted().orElseThrow(), ZoneOffset.UTC));
    }

    private ModelAndView unknown(Operator operator, Launch launch) {
        var asked = launch.account().or(launch::site).orElse(null);
        return new UnknownAccountPage(readers.of(operator), asked, launch.zone().orElse(null))
                .view(HttpStatus.NOT_FOUND);
    }
}
