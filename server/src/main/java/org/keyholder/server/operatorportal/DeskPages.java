package org.keyholder.server.operatorportal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.AlarmRights;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.dealer.Dealers;
import org.keyholder.server.identity.Operator;
import org.keyholder.server.identity.Right;
import org.keyholder.server.launch.LaunchTarget;
import org.keyholder.server.pages.Moment;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.States;
import org.keyholder.server.pages.When;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.AlarmIntervals;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Sites;
import org.keyholder.server.site.Zone;
import org.keyholder.server.site.ZoneNames;
import org.keyholder.server.site.Zones;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.LaunchUrl;
import org.keyholder.server.verification.Outcome;
import org.keyholder.server.verification.OutcomeRule;
import org.keyholder.server.verification.Session;
import org.keyholder.server.verification.Sessions;
import org.keyholder.server.verification.Verifications;
import org.springframework.stereotype.Component;

/** Puts together what the desk shows, as the station may see it, in one transaction a page. */
@Component
class DeskPages {

    private static final int NEWEST = 20;

    private final TenantTransactions transactions;
    private final Alarms alarms;
    private final AlarmRights rights;
    private final Sites sites;
    private final Zones zones;
    private final Dealers dealers;
    private final DeskReaders readers;
    private final Sessions sessions;
    private final Verifications verifications;
    private final PanelOfAlarm panels;
    private final ReceiversCards receivers;
    private final Clock clock;

    DeskPages(
            TenantTransactions transactions,
            Alarms alarms,
            AlarmRights rights,
            Sites sites,
            Zones zones,
            Dealers dealers,
            DeskReaders readers,
            Sessions sessions,
            Verifications verifications,
            PanelOfAlarm panels,
            ReceiversCards receivers,
            Clock clock) {
        this.transactions = transactions;
        this.alarms = alarms;
        this.rights = rights;
        this.sites = sites;
        this.zones = zones;
        this.dealers = dealers;
        this.readers = readers;
        this.sessions = sessions;
        this.verifications = verifications;
        this.panels = panels;
        this.receivers = receivers;
        this.clock = clock;
    }

    private boolean isOpen(Alarm alarm) {
        return alarm.isOpen(clock.instant());
    }

    AlarmPage alarm(Operator operator, Alarm alarm, Focus focus) {
        return transactions.call(tenant(operator), () -> {
            var site = site(operator, alarm);
            var panel = panels.of(operator, alarm, site, zoneNames(operator, site), focus);
            return new AlarmPage(
                    head(operator, alarm, site),
                    panel,
                    isToBeTaken(operator, alarm) ? AlarmPanel.url(alarm.id()) + "/opened" : null);
        });
    }

    /** Whether this reader is the first to have it before them; whoever only looks never is. */
    private boolean isToBeTaken(Operator operator, Alarm alarm) {
        return operator.may(Right.USE_DESK)
                && isOpen(alarm)
                && sessions.of(tenant(operator), alarm).isEmpty();
    }

    AlarmPanel panel(Operator operator, Alarm alarm, Focus focus) {
        return transactions.call(tenant(operator), () -> {
            var site = site(operator, alarm);
            return panels.of(operator, alarm, site, zoneNames(operator, site), focus);
        });
    }

    /** Once the alarm is over, a site that has moved to another station is that station's, with all that belongs to it. */
    private Site site(Operator operator, Alarm alarm) {
        return sites.find(tenant(operator), alarm.site()).orElseThrow(Refusal::notFound);
    }

    private ZoneNames zoneNames(Operator operator, Site site) {
        return zones.names(tenant(operator), site.dealer(), site.id());
    }

    private DeskHead head(Operator operator, Alarm alarm, Site site) {
        var opener = alarm.opener();
        var dealer = dealers.find(tenant(operator), site.dealer()).orElseThrow();
        var what = opener.kind().words() + " · zone " + opener.zone() + " " + opener.zoneName() + " · " + dealer.name();
        return head(
                operator,
                site,
                what,
                account(alarm, site),
                new Moment(opener.occurredAt(), site.timeZone(), clock.instant()));
    }

    /** Under the number by which the station got to know the alarm, whatever the site's is by now. */
    private static @Nullable String account(Alarm alarm, Site site) {
        return alarm.line()
                .map(line -> line.account())
                .or(() -> site.accountAt(alarm.station()))
                .map(AccountNumber::text)
                .orElse(null);
    }

    private DeskHead head(
            Operator operator, Site site, String what, @Nullable String account, @Nullable Moment occurred) {
        var now = clock.instant();
        return new DeskHead(
                site.name() + ", " + site.address(),
                what,
                site.id().toString(),
                account,
                occurred,
                new Moment(now, site.timeZone(), now),
                readers.of(operator));
    }

    private DeskHead head(Operator operator, Site site) {
        var dealer = dealers.find(tenant(operator), site.dealer()).orElseThrow();
        return head(
                operator,
                site,
                dealer.name(),
                site.accountAt(operator.station()).map(AccountNumber::text).orElse(null),
                null);
    }

    CompletePage complete(Operator operator, Alarm alarm) {
        return transactions.call(tenant(operator), () -> {
            var site = site(operator, alarm);
            var outcome = OutcomeRule.of(verifications.answers(tenant(operator), alarm));
            return new CompletePage(
                    head(operator, alarm, site),
                    AlarmPanel.url(alarm.id()),
                    words(outcome),
                    PanelOfAlarm.past(alarm, site, clock.instant()));
        });
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.NoAnswer() -> "No key holder has answered.";
            case Outcome.Dispatch dispatch -> "Key holders want Dispatch.";
            case Outcome.Disregard disregard -> "Key holders want Disregard.";
            case Outcome.LateDisregard late -> "Disregard came, but after the time to answer was over.";
        };
    }

    NoAlarmPage nothingOpen(Operator operator, Site site, LaunchTarget.NothingOpen nothing) {
        return transactions.call(tenant(operator), () -> {
            var where = nothing.zone().map(zone -> " on zone " + zone.number()).orElse(" at this site");
            var last = nothing.last();
            if (last.isEmpty()) {
                return new NoAlarmPage(
                        head(operator, site),
                        "No alarm" + where,
                        "None has ever been reported here. If the signal has just arrived, its event may still be on its way.",
                        null,
                        List.of());
            }
            var now = clock.instant();
            return new NoAlarmPage(
                    head(operator, site),
                    "No alarm" + where + " since " + When.hourMinute(quietSince(last.get(), now), site.timeZone()),
                    "The last was " + When.dayAndTime(last.get().openedAt(), site.timeZone(), now) + ".",
                    new NoAlarmPage.Button(AlarmPanel.url(last.get().id()), "Look at the last one", false),
                    List.of());
        });
    }

    /** Of so much of the time before now it can be said at a glance: the last alarm's end may be days ago. */
    private static Instant quietSince(Alarm last, Instant now) {
        var aWhileAgo = now.minus(AlarmIntervals.STANDARD.quiet());
        return last.ended(now)
                .map(Alarm.End::at)
                .filter(end -> end.isAfter(aWhileAgo))
                .orElse(aWhileAgo);
    }

    NoAlarmPage unknownZone(Operator operator, Site site, LaunchTarget.UnknownZone unknown) {
        return transactions.call(
                tenant(operator),
                () -> new NoAlarmPage(
                        head(operator, site),
                        "This site has no zone " + unknown.asked(),
                        "The account number is right, the zone is not. Check the zone in the signal, or choose one below.",
                        unknown.open()
                                .map(alarm -> new NoAlarmPage.Button(
                                        AlarmPanel.url(alarm.id()),
                                        "Open the alarm of zone "
                                                + alarm.opener().zone(),
                                        true))
                                .orElse(null),
                        unknown.zones().stream()
                                .map(zone -> zone(operator, site, zone))
                                .toList()));
    }

    private static NoAlarmPage.Zone zone(Operator operator, Site site, Zone zone) {
        return new NoAlarmPage.Zone(zone.number().toString(), zone.name(), launchUrl(operator, site, zone.number()));
    }

    private static String launchUrl(Operator operator, Site site, ZoneNumber zone) {
        return site.accountAt(operator.station())
                .map(account -> LaunchUrl.path(account, zone))
                .orElseGet(() -> LaunchUrl.path(site.id(), Optional.of(zone.toString())));
    }

    MonitoringStartPage start(Operator operator, boolean movedAway) {
        return transactions.call(tenant(operator), () -> {
            var newest = rights.seen(operator.station(), alarms.newestAt(operator.station(), NEWEST));
            return new MonitoringStartPage(
                    readers.of(operator), movedAway, rows(operator, newest), receivers.of(operator));
        });
    }

    private List<MonitoringStartPage.Alarm> rows(Operator operator, List<Alarm> newest) {
        var sitesOf = sites.find(
                tenant(operator), newest.stream().map(Alarm::site).distinct().toList());
        var sessionsOf = sessions.of(tenant(operator), newest);
        return newest.stream()
                .flatMap(alarm -> Optional.ofNullable(sitesOf.get(alarm.site())).stream()
                        .map(site -> row(alarm, site, Optional.ofNullable(sessionsOf.get(alarm.id())))))
                .toList();
    }

    private MonitoringStartPage.Alarm row(Alarm alarm, Site site, Optional<Session> session) {
        return new MonitoringStartPage.Alarm(
                AlarmPanel.url(alarm.id()),
                new Moment(alarm.openedAt(), site.timeZone(), clock.instant()),
                site.name(),
                Optional.ofNullable(account(alarm, site)).orElse(""),
                alarm.opener().zone() + " " + alarm.opener().zoneName(),
                state(alarm, session));
    }

    private State state(Alarm alarm, Optional<Session> session) {
        var end = alarm.ended(clock.instant());
        if (end.isPresent()) {
            return switch (end.get().why()) {
                case COMPLETED -> States.COMPLETED;
                case QUIET -> States.QUIET_AGAIN;
            };
        }
        return session.map(one -> States.openedBy(one.openedBy())).orElseGet(() -> States.NOT_OPENED);
    }

    private static TenantScope tenant(Operator operator) {
        return TenantScope.station(operator.station());
    }
}
