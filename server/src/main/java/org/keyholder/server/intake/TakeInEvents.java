package org.keyholder.server.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.event.Events;
import org.keyholder.server.event.ReportedEvent;
import org.keyholder.server.event.StoreEvent;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.signal.Signal;
import org.keyholder.server.signal.SignalDecision;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.signal.SignalOutbox;
import org.keyholder.server.signal.SignalRules;
import org.keyholder.server.site.WatchedZone;
import org.keyholder.server.site.WatchedZones;
import org.springframework.stereotype.Component;

/**
 * The story of an alarm's first step, told for several events at once because they share a commit: find each event's
 * zone, record the event, decide its signal, queue it. One transaction: all of it, or nothing.
 */
@Component
class TakeInEvents {

    private final TenantTransactions transactions;
    private final WatchedZones zones;
    private final Events events;
    private final SignalOutbox outbox;
    private final Ids ids;

    TakeInEvents(TenantTransactions transactions, WatchedZones zones, Events events, SignalOutbox outbox, Ids ids) {
        this.transactions = transactions;
        this.zones = zones;
        this.events = events;
        this.outbox = outbox;
        this.ids = ids;
    }

    /** Takes the reports in: an answer for each, in order. */
    List<TakeIn> takeIn(List<ReportedEvent> reports) {
        var dealers = reports.stream().map(report -> report.device().dealer()).collect(Collectors.toSet());
        return transactions.call(new TenantScope.Dealers(dealers), () -> {
            var watched = zones.find(
                    reports.stream().map(TakeInEvents::place).distinct().toList());
            var known = reports.stream()
                    .filter(report -> watched.containsKey(place(report)))
                    .toList();
            var stored = store(known, watched);
            outbox.queue(signals(stored, watched));
            return answers(reports, stored);
        });
    }

    private static WatchedZones.Place place(ReportedEvent report) {
        return new WatchedZones.Place(report.device().site(), report.zone());
    }

    private Map<ReportedEvent, StoreEvent> store(
            List<ReportedEvent> reports, Map<WatchedZones.Place, WatchedZone> watched) {
        var distinct = reports.stream().distinct().toList();
        var results = events.store(distinct.stream()
                .map(report -> new Events.Report(report, zone(report, watched).station()))
                .toList());
        var stored = new LinkedHashMap<ReportedEvent, StoreEvent>();
        for (int i = 0; i < distinct.size(); i++) {
            stored.put(distinct.get(i), results.get(i));
        }
        return stored;
    }

    private List<Signal> signals(Map<ReportedEvent, StoreEvent> stored, Map<WatchedZones.Place, WatchedZone> watched) {
        var signals = new ArrayList<Signal>();
        stored.forEach((report, result) -> {
            if (result instanceof StoreEvent.Recorded(var id, var at)) {
                var alarm = new SignalRules.Alarm(
                        report.device().dealer(), id, report.kind(), report.occurredAt(), zone(report, watched));
                if (SignalRules.ofEvent(new SignalId(ids.next()), alarm) instanceof SignalDecision.Send(var signal)) {
                    signals.add(signal);
                }
            }
        });
        return signals;
    }

    private static WatchedZone zone(ReportedEvent report, Map<WatchedZones.Place, WatchedZone> watched) {
        var zone = watched.get(place(report));
        if (zone == null) {
            throw new IllegalStateException("Only reports of known zones come this far");
        }
        return zone;
    }

    private static List<TakeIn> answers(List<ReportedEvent> reports, Map<ReportedEvent, StoreEvent> stored) {
        return reports.stream()
                .<TakeIn>map(report -> switch (stored.get(report)) {
                    case null -> new TakeIn.UnknownZone();
                    case StoreEvent.Recorded(var id, var at) -> new TakeIn.Accepted(id, at);
                    case StoreEvent.Duplicate(var id, var at) -> new TakeIn.Accepted(id, at);
                    case StoreEvent.IdReused() -> new TakeIn.IdReused();
                })
                .toList();
    }
}
