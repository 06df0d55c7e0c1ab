package org.keyholder.server.dealerportal.list;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.keyholder.server.dealerportal.list.Today.Event;
import org.keyholder.server.dealerportal.list.Today.Reported;
import org.keyholder.server.pages.When;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.springframework.stereotype.Component;

/** Puts a dealer's day into words: what was reported, and of which devices nothing is heard. */
@Component
class DayLines {

    private static final int MOST = 8;
    private static final int BUSIEST = 5;

    private final Today today;
    private final SilentDevices silent;
    private final Clock clock;

    DayLines(Today today, SilentDevices silent, Clock clock) {
        this.today = today;
        this.silent = silent;
        this.clock = clock;
    }

    record OfToday(String words, List<DashboardPage.Busy> busiest, List<DashboardPage.Line> newest) {}

    record OfSilent(String words, List<DashboardPage.Silent> devices) {}

    OfToday today(DealerId dealer) {
        var day = today.of(dealer, MOST);
        var bySite = day.events().stream().collect(Collectors.groupingBy(Event::site));
        return new OfToday(
                words(day.events().size(), bySite.size()),
                bySite.values().stream()
                        .sorted(Comparator.<List<Event>>comparingInt(List::size).reversed())
                        .limit(BUSIEST)
                        .map(DayLines::busy)
                        .toList(),
                day.newest().stream().map(this::line).toList());
    }

    private static String words(int events, int sites) {
        if (events == 0) {
            return "";
        }
        var at = sites == 1 ? " at 1 site" : " at " + sites + " sites";
        return events == Today.MOST
                ? "the newest " + SitesController.number(events) + " events" + at
                : events(events) + at;
    }

    private static String events(int events) {
        return events == 1 ? "1 event" : events + " events";
    }

    private static DashboardPage.Busy busy(List<Event> ofSite) {
        var site = ofSite.getFirst();
        return new DashboardPage.Busy(eventsUrl(site.site()), site.siteName(), events(ofSite.size()));
    }

    private DashboardPage.Line line(Reported reported) {
        var event = reported.event();
        return new DashboardPage.Line(
                event.at().toString(),
                When.clock(event.at(), event.timeZone()),
                When.city(event.timeZone()),
                When.ago(event.at(), clock.instant()),
                eventsUrl(event.site()),
                event.siteName(),
                event.zone().toString(),
                reported.zoneName(),
                event.kind().words());
    }

    private static String eventsUrl(SiteId site) {
        return "/sites/" + site + "/events";
    }

    OfSilent silent(DealerId dealer) {
        var devices = silent.of(dealer);
        var count = devices.size() == 1 ? "1 device" : devices.size() + " devices";
        return new OfSilent(
                devices.size() == SilentDevices.MOST ? SilentDevices.MOST + " devices and more" : count,
                devices.stream().limit(MOST).map(this::device).toList());
    }

    private DashboardPage.Silent device(SilentDevices.Silent device) {
        return new DashboardPage.Silent(
                "/sites/" + device.site() + "/devices",
                device.siteName(),
                device.device(),
                device.lastUsed()
                        .map(at -> "last heard " + When.ago(at, clock.instant()))
                        .orElse(null));
    }
}
