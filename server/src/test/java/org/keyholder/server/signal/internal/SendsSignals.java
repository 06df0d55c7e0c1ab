package org.keyholder.server.signal.internal;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.signal.Signal;
import org.keyholder.server.signal.SignalDecision;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.signal.SignalOutbox;
import org.keyholder.server.signal.SignalRules;
import org.keyholder.server.signal.SignalState;
import org.keyholder.server.site.WatchedZones;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.testing.receiver.ReceivedSignal;
import org.keyholder.testing.receiver.StationReceiver;
import org.keyholder.testing.receiver.StationReceiverOptions;

/** What signals are queued with and looked at by, on their way to a receiver of their own. */
abstract class SendsSignals {

    final TestServer server;
    final StationReceiver receiver;
    final SignalOutbox outbox;

    SendsSignals(TestServer server) throws Exception {
        this.server = server;
        receiver = StationReceiver.start(StationReceiverOptions.standard());
        outbox = server.part(SignalOutbox.class);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    WatchedSite overHttp() {
        return WatchedSite.build(server, "xml-http", receiver.httpAddress().toString());
    }

    WatchedSite overTcp() {
        return WatchedSite.build(
                server, "xml-tcp", "127.0.0.1:" + receiver.tcpAddress().getPort());
    }

    List<String> queue(WatchedSite watched, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> signalOf(watched))
                .map(signal -> {
                    queue(watched, signal);
                    return signal.id().toString();
                })
                .toList();
    }

    void queue(WatchedSite watched, Signal signal) {
        plantWhatItNames(watched, signal);
        server.part(TenantTransactions.class)
                .run(TenantScope.dealer(watched.dealer()), () -> outbox.queue(List.of(signal)));
    }

    /** A signal is about an event and an alarm that are there. */
    void plantWhatItNames(WatchedSite watched, Signal signal) {
        var event = signal.subject() instanceof Signal.OfEvent of ? of.event().value() : UUID.randomUUID();
        server.rows()
                .sql("""
                        insert into event (dealer_id, id, site_id, station_id, device_id, device_event_id, content_hash, zone, kind,
                                           occurred_at, received_at)
                        values (?, ?, ?, ?, ?, ?, '', 17, 'motion', now(), now())
                        """)
                .params(
                        watched.dealer().value(),
                        event,
                        watched.site().value(),
                        watched.station().value(),
                        watched.device().id().value(),
                        event.toString())
                .update();
        signal.alarm().ifPresent(alarm -> plantAlarm(watched, alarm, event));
    }

    void plantAlarm(WatchedSite watched, AlarmId alarm, UUID event) {
        server.rows()
                .sql("""
                        insert into alarm (dealer_id, id, site_id, station_id, event_id, event_kind, zone, zone_name, occurred_at,
                                           time_zone, opened_at, active_at, quiet_minutes, ended_at, ended_why)
                        values (?, ?, ?, ?, ?, 'motion', 17, 'North walkway', now(), 'UTC', now(), now(), 30, now(), 'quiet')
                        on conflict do nothing
                        """)
                .params(
                        watched.dealer().value(),
                        alarm.value(),
                        watched.site().value(),
                        watched.station().value(),
                        event)
                .update();
    }

    Signal signalOf(WatchedSite watched) {
        var place = new WatchedZones.Place(watched.site(), WatchedSite.ZONE);
        var zone = server.part(TenantTransactions.class)
                .call(
                        TenantScope.dealer(watched.dealer()),
                        () -> server.part(WatchedZones.class)
                                .find(List.of(place))
                                .zones()
                                .get(place));
        var ids = server.part(Ids.class);
        var alarm = new SignalRules.Alarm(
                watched.dealer(),
                new EventId(ids.next()),
                EventKind.MOTION,
                server.clock().instant().truncatedTo(ChronoUnit.MICROS),
                zone);
        return ((SignalDecision.Send) SignalRules.ofEvent(new SignalId(ids.next()), alarm)).signal();
    }

    List<String> arrived() {
        return receiver.signals().stream().map(ReceivedSignal::id).toList();
    }

    List<Long> sequencesOf(WatchedSite watched) {
        return receiver.signals().stream()
                .filter(line -> line.signal().account().equals(watched.account().text()))
                .map(line -> Long.parseLong(line.signal().sequence()))
                .toList();
    }

    long states(WatchedSite watched, SignalState.State state) {
        return server.rows()
                .sql("select count(*) from signal where dealer_id = ? and site_id = ? and state = ?")
                .params(
                        watched.dealer().value(),
                        watched.site().value(),
                        state.name().toLowerCase(java.util.Locale.ROOT))
                .query(Long.class)
                .single();
    }

    long attempts(WatchedSite watched) {
        return server.rows()
                .sql("select coalesce(sum(attempts), 0) from signal where dealer_id = ? and site_id = ?")
                .params(watched.dealer().value(), watched.site().value())
                .query(Long.class)
                .single();
    }
}
