package org.keyholder.server.signal.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.signal.SignalDeed;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.signal.SignalObserver;
import org.keyholder.server.station.ReceiverId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Does what people decide about signals that were not taken: the row, the record and whoever observes it, all or nothing. */
@Component
class SignalDeeds {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Audit audit;
    private final Clock clock;
    private final List<SignalObserver> observers;

    SignalDeeds(
            JdbcClient jdbc,
            TenantTransactions transactions,
            Audit audit,
            Clock clock,
            ObjectProvider<SignalObserver> observers) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.observers = observers.orderedStream().toList();
    }

    /** A signal that was decided about: whose turn may have come, and at which receiver. */
    record Decided(ReceiverId receiver, Account account, Optional<AlarmId> alarm, OptionalLong fact) {}

    /** What was decided about; empty when there was nothing to decide. */
    Optional<Decided> decide(
            StationId station, DealerId dealer, SignalId signal, SignalDeed.Decision decision, Actor actor) {
        return transactions.call(TenantScope.station(station), () -> {
            var decided = change(station, dealer, signal, decision);
            decided.ifPresent(found -> {
                var deed =
                        new SignalDeed(dealer, signal, found.alarm(), found.fact(), decision, actor, clock.instant());
                record(station, deed);
                audit.write(note(station, deed));
                observers.forEach(observer -> observer.decided(deed));
            });
            return decided;
        });
    }

    private Optional<Decided> change(
            StationId station, DealerId dealer, SignalId signal, SignalDeed.Decision decision) {
        return switch (decision) {
            // A new place in the order: what has been sent since stays before it, as the receiver has it.
            case SignalDeed.SendAgain() ->
                jdbc.sql("""
                            update signal
                            set state = 'queued', parked_as = null, settled_at = null, next_attempt_at = null, unreadable = 0,
                                sequence = default
                            where dealer_id = ? and id = ? and station_id = ?
                              and state = 'refused' and parked_as is distinct from 'given-up'
                            returning dealer_id, receiver_id, account_number, alarm_id, fact
                            """)
                        .params(dealer.value(), signal.value(), station.value())
                        .query((row, n) -> decided(row))
                        .optional();
            case SignalDeed.GiveUp giveUp ->
                jdbc.sql("""
                            update signal
                            set state = 'refused', parked_as = 'given-up', settled_at = ?, next_attempt_at = null
                            where dealer_id = ? and id = ? and station_id = ?
                              and (state = 'refused' and parked_as is distinct from 'given-up'
                                   or state = 'queued' and attempts > 0)
                            returning dealer_id, receiver_id, account_number, alarm_id, fact
                            """)
                        .params(Timestamp.from(clock.instant()), dealer.value(), signal.value(), station.value())
                        .query((row, n) -> decided(row))
                        .optional();
        };
    }

    private static Decided decided(ResultSet row) throws SQLException {
        var fact = row.getObject("fact", Long.class);
        return new Decided(
                new ReceiverId(row.getObject("receiver_id", UUID.class)),
                new Account(new DealerId(row.getObject("dealer_id", UUID.class)), row.getString("account_number")),
                Optional.ofNullable(row.getObject("alarm_id", UUID.class)).map(AlarmId::new),
                fact == null ? OptionalLong.empty() : OptionalLong.of(fact));
    }

    private void record(StationId station, SignalDeed deed) {
        var actor = row(deed.actor());
        jdbc.sql("""
                        insert into signal_deed (dealer_id, signal_id, station_id, deed, reason, actor_kind, actor_id, actor_name,
                                                 actor_organisation, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.asList(
                        deed.dealer().value(),
                        deed.signal().value(),
                        station.value(),
                        switch (deed.decision()) {
                            case SignalDeed.SendAgain() -> "sent-again";
                            case SignalDeed.GiveUp giveUp -> "given-up";
                        },
                        deed.decision() instanceof SignalDeed.GiveUp(var reason) ? reason : null,
                        actor.kind(),
                        actor.id(),
                        actor.name(),
                        actor.organisation(),
                        Timestamp.from(deed.at())))
                .update();
    }

    private static AuditNote note(StationId station, SignalDeed deed) {
        var kind =
                deed.decision() instanceof SignalDeed.GiveUp ? AuditKind.SIGNAL_GIVEN_UP : AuditKind.SIGNAL_SENT_AGAIN;
        return AuditNote.of(kind, station.value(), deed.dealer().value())
                .by(deed.actor())
                .about("signal", deed.signal().value())
                .saying(deed.decision() instanceof SignalDeed.GiveUp(var reason) ? Map.of("reason", reason) : Map.of());
    }

    private record ActorRow(
            String kind,
            @Nullable UUID id,
            @Nullable String name,
            @Nullable UUID organisation) {}

    private static ActorRow row(Actor actor) {
        return switch (actor) {
            case Actor.Person(var id, var name, var organisation) ->
                new ActorRow("person", id.value(), name, organisation);
            case Actor.Device(var id, var name) -> new ActorRow("device", id, name, null);
            case Actor.Contact(var id, var name) -> new ActorRow("contact", id, name, null);
            case Actor.System() -> new ActorRow("system", null, null, null);
        };
    }
}
