package org.keyholder.server.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keyholder.server.alarm.AlarmRecord;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.alarm.Joining;
import org.keyholder.server.alarm.Storms;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.event.Events;
import org.keyholder.server.event.ReportedEvent;
import org.keyholder.server.event.StoreEvent;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.signal.NotSignalled;
import org.keyholder.server.signal.SignalRules;
import org.keyholder.server.site.WatchedZone;
import org.keyholder.server.site.WatchedZones;
import org.springframework.stereotype.Component;

/**
 * The story of an alarm's first step, told for several events at once because they share a commit: find each event's zone, record the
 * event, let it open its site's alarm or join it, write that down and with it what the station is told. One transaction: all of it, or
 * nothing.
 */
@Component
class TakeInEvents {

    private final TenantTransactions transactions;
    private final WatchedZones zones;
    private final Events events;
    private final Alarms alarms;
    private final Storms storms;
    private final AlarmRecord record;

    TakeInEvents(
            TenantTransactions transactions,
            WatchedZones zones,
            Events events,
            Alarms alarms,
            Storms storms,
            AlarmRecord record) {
        this.transactions = transactions;
        this.zones = zones;
        this.events = events;
        this.alarms = alarms;
        this.storms = storms;
        this.record = record;
    }

    /** Takes the reports in: an answer for each, in order. */
    List<TakeIn> takeIn(List<ReportedEvent> reports) {
        var dealers = reports.stream().map(report -> report.device().dealer()).collect(Collectors.toSet());
        return transactions.call(new TenantScope.Dealers(dealers), () -> {
            var found = zones.find(
                    reports.stream().map(TakeInEvents::place).distinct().toList());
            var watched = found.zones();
            var known = reports.stream()
                    .filter(report -> watched.containsKey(place(report)))
                    .toList();
            var stored = store(known, watched);
            var inStorms = placeInAlarms(recorded(stored, watched));
            inStorms.addAll(joinedBefore(stored));
            return answers(reports, found, stored, inStorms);
        });
    }

    private static WatchedZones.Place place(ReportedEvent report) {
        return new WatchedZones.Place(report.device().site(), report.zone());
    }

    private Map<ReportedEvent, StoreEvent> store(
            List<ReportedEvent> reports, Map<WatchedZones.Place, WatchedZone> watched) {
        var distinct = reports.stream().distinct().toList();
        var results = events.store(distinct.stream()
                .map(report -> stored(report, zone(report, watched)))
                .toList());
        var stored = new LinkedHashMap<ReportedEvent, StoreEvent>();
        for (int i = 0; i < distinct.size(); i++) {
            stored.put(distinct.get(i), results.get(i));
        }
        return stored;
    }

    private static Events.Report stored(ReportedEvent report, WatchedZone zone) {
        return new Events.Report(
                report,
                zone.station(),
                SignalRules.notSignalled(report.kind(), zone).map(NotSignalled::code));
    }

    /** An event that is new. */
    private record New(ReportedEvent report, StoreEvent.Recorded stored, WatchedZone zone) {

        /** Where no signal goes there is no alarm that a station could handle: the event is kept by itself. */
        boolean isSignalled() {
            return SignalRules.notSignalled(report.kind(), zone).isEmpty();
        }

        Alarms.Candidate candidate() {
            return new Alarms.Candidate(
                    report.device(), stored.id(), report.kind(), report.occurredAt(), zone, stored.receivedAt());
        }
    }

    private static List<New> recorded(
            Map<ReportedEvent, StoreEvent> stored, Map<WatchedZones.Place, WatchedZone> watched) {
        var recorded = new ArrayList<New>();
        stored.forEach((report, result) -> {
            if (result instanceof StoreEvent.Recorded fresh) {
                recorded.add(new New(report, fresh, zone(report, watched)));
            }
        });
        return recorded;
    }

    /** Answers those that joined in a storm. */
    private Set<EventId> placeInAlarms(List<New> recorded) {
        var signalled = recorded.stream().filter(New::isSignalled).toList();
        if (signalled.isEmpty()) {
            return new HashSet<>();
        }
        var placed = alarms.place(signalled.stream().map(New::candidate).toList());
        record.add(signalled.stream()
                .flatMap(one -> entry(
                        one, Objects.requireNonNull(placed.get(one.stored().id())))
                        .stream())
                .toList());
        return placed.entrySet().stream()
                .filter(one -> one.getValue().how() instanceof Joining.InStorm)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** A report that comes again gets the answer that it got. */
    private Set<EventId> joinedBefore(Map<ReportedEvent, StoreEvent> stored) {
        var before = stored.values().stream()
                .flatMap(result -> result instanceof StoreEvent.Duplicate(var id, var at)
                        ? Stream.of(id)
                        : Stream.<EventId>empty())
                .collect(Collectors.toSet());
        return before.isEmpty() ? Set.of() : storms.joined(before);
    }

    /** What is written down of the event; of one that joins in a storm nothing, unless the storm begins with it. */
    private static Optional<AlarmRecord.Entry> entry(New event, Alarms.Placed placed) {
        return fact(event.report(), event.stored().id(), placed)
                .map(fact -> new AlarmRecord.Entry(
                        placed.alarm(),
                        fact,
                        event.report().device().actor(),
                        event.stored().receivedAt(),
                        Optional.of(event.zone())));
    }

    private static Optional<Fact> fact(ReportedEvent report, EventId id, Alarms.Placed placed) {
        return switch (placed.how()) {
            case Joining.Opens opens ->
                Optional.of(new Fact.AlarmOpened(id, report.kind(), report.zone(), report.occurredAt()));
            case Joining.Joins joins ->
                Optional.of(new Fact.EventJoined(id, report.kind(), report.zone(), report.occurredAt()));
            case Joining.Repeats(var alarm, var running) ->
                Optional.of(new Fact.EventRepeated(id, running, report.kind(), report.zone()));
            case Joining.InStorm in ->
                placed.began()
                        .map(storm -> new Fact.StormBegan(
                                storm.id(),
                                storm.reporter(),
                                storm.device(),
                                storm.perMinute(),
                                id,
                                report.kind(),
                                report.zone(),
                                report.occurredAt()));
        };
    }

    private static WatchedZone zone(ReportedEvent report, Map<WatchedZones.Place, WatchedZone> watched) {
        var zone = watched.get(place(report));
        if (zone == null) {
            throw new IllegalStateException("Only reports of known zones come this far");
        }
        return zone;
    }

    private static List<TakeIn> answers(
            List<ReportedEvent> reports,
            WatchedZones.Found found,
            Map<ReportedEvent, StoreEvent> stored,
            Set<EventId> inStorms) {
        return reports.stream()
                .<TakeIn>map(report -> switch (stored.get(report)) {
                    case null -> found.held().contains(place(report)) ? new TakeIn.Held() : new TakeIn.UnknownZone();
                    case StoreEvent.Recorded(var id, var at) -> new TakeIn.Accepted(id, at, inStorms.contains(id));
                    case StoreEvent.Duplicate(var id, var at) -> new TakeIn.Accepted(id, at, inStorms.contains(id));
                    case StoreEvent.IdReused() -> new TakeIn.IdReused();
                })
                .toList();
    }
}
