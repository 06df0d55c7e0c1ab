package org.keyholder.server.operatorportal;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.dealer.Dealer;
import org.keyholder.server.dealer.Dealers;
import org.keyholder.server.event.Event;
import org.keyholder.server.event.Events;
import org.keyholder.server.identity.Operator;
import org.keyholder.server.pages.Moment;
import org.keyholder.server.pages.Person;
import org.keyholder.server.pages.States;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Sites;
import org.keyholder.server.site.Zone;
import org.keyholder.server.site.Zones;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.LaunchUrl;
import org.keyholder.server.station.Stations;
import org.keyholder.server.verification.Session;
import org.keyholder.server.verification.Sessions;
import org.springframework.stereotype.Component;

/** Puts together what the desk shows, as the station may see it, in one transaction a page. */
@Component
class DeskPages {

    private static final int NEWEST = 20;

    private final TenantTransactions transactions;
    private final Events events;
    private final Sites sites;
    private final Zones zones;
    private final Dealers dealers;
    private final Stations stations;
    private final Sessions sessions;
    private final PanelOfSession panels;
    private final Clock clock;

    DeskPages(
            TenantTransactions transactions,
            Events events,
            Sites sites,
            Zones zones,
            Dealers dealers,
            Stations stations,
            Sessions sessions,
            PanelOfSession panels,
            Clock clock) {
        this.transactions = transactions;
        this.events = events;
        this.sites = sites;
        this.zones = zones;
        this.dealers = dealers;
        this.stations = stations;
        this.sessions = sessions;
        this.panels = panels;
        this.clock = clock;
    }

    SessionPage session(Operator operator, Session session) {
        return transactions.call(tenant(operator), () -> {
            var alarm = alarm(operator, session);
            return new SessionPage(head(operator, alarm), panels.of(tenant(operator), session, alarm));
        });
    }

    SessionPanel panel(Operator operator, Session session) {
        return transactions.call(
                tenant(operator), () -> panels.of(tenant(operator), session, alarm(operator, session)));
    }

    /** An alarm with all that is told of its place. */
    record Alarm(Event event, Site site, Zone zone, Dealer dealer) {}

    private Alarm alarm(Operator operator, Session session) {
        var tenant = tenant(operator);
        var event = events.find(tenant, session.dealer(), session.event()).orElseThrow(Refusal::notFound);
        // A site that has moved to another station since is that station's, with all that belongs to it.
        var site = sites.find(tenant, session.site()).orElseThrow(Refusal::notFound);
        return new Alarm(
                event,
                site,
                zones.find(tenant, site.dealer(), site.id(), event.zone()).orElseThrow(),
                dealers.find(tenant, site.dealer()).orElseThrow());
    }

    private DeskHead head(Operator operator, Alarm alarm) {
        var site = alarm.site();
        var what = alarm.event().kind().words() + " · zone " + alarm.event().zone() + " "
                + alarm.zone().name() + " · " + alarm.dealer().name();
        return head(operator, site, what, new Moment(alarm.event().occurredAt(), site.timeZone(), clock.instant()));
    }

    private DeskHead head(Operator operator, Site site, String what, @Nullable Moment occurred) {
        var now = clock.instant();
        return new DeskHead(
                site.name() + ", " + site.address(),
                what,
                site.account().map(AccountNumber::text).orElse(null),
                occurred,
                new Moment(now, site.timeZone(), now),
                new Person(operator.name()));
    }

    NoEventPage noEvent(Operator operator, Site site, Launch launch) {
        return transactions.call(tenant(operator), () -> {
            var tenant = tenant(operator);
            var known = zones.of(tenant, site.dealer(), site.id());
            var asked = launch.zone().flatMap(ZoneNumber::read);
            var name = asked.flatMap(number -> known.stream()
                    .filter(zone -> zone.number().equals(number))
                    .map(Zone::name)
                    .findFirst());
            var dealer = dealers.find(tenant, site.dealer()).orElseThrow();
            return new NoEventPage(
                    head(operator, site, dealer.name(), null),
                    asked.map(ZoneNumber::toString).or(launch::zone).orElse(""),
                    name.orElse(null),
                    known.stream().map(zone -> zone(site, zone)).toList());
        });
    }

    private static NoEventPage.Zone zone(Site site, Zone zone) {
        return new NoEventPage.Zone(zone.number().toString(), zone.name(), launchUrl(site, zone.number()));
    }

    private static String launchUrl(Site site, ZoneNumber zone) {
        return site.account()
                .map(account -> LaunchUrl.path(account, zone))
                .orElseGet(() -> "/monitoring?site=" + site.id() + "&zone=" + zone);
    }

    MonitoringStartPage start(Operator operator) {
        return transactions.call(tenant(operator), () -> {
            var station = stations.find(tenant(operator), operator.station()).orElseThrow(Refusal::notFound);
            var newest = events.newestAt(operator.station(), NEWEST).stream()
                    .flatMap(event -> alarm(operator, event).stream())
                    .toList();
            return new MonitoringStartPage(new Person(operator.name()), station.name(), newest);
        });
    }

    private Optional<MonitoringStartPage.Alarm> alarm(Operator operator, Event event) {
        var tenant = tenant(operator);
        return sites.find(tenant, event.site()).map(site -> {
            var zone =
                    zones.find(tenant, site.dealer(), site.id(), event.zone()).orElseThrow();
            var session = sessions.ofEvent(tenant, event.dealer(), event.id());
            return new MonitoringStartPage.Alarm(
                    session.map(open -> "/monitoring/sessions/" + open.id())
                            .orElseGet(() -> "/monitoring?site=" + site.id() + "&event=" + event.id()),
                    new Moment(event.occurredAt(), site.timeZone(), clock.instant()),
                    site.name(),
                    site.account().map(AccountNumber::text).orElse(""),
                    event.zone() + " " + zone.name(),
                    session.map(open -> States.openedBy(open.openedBy())).orElseGet(() -> States.NOT_OPENED));
        });
    }

    private static TenantScope tenant(Operator operator) {
        return TenantScope.station(operator.station());
    }
}
