package org.keyholder.server.signal.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.signal.Answerer;
import org.keyholder.server.signal.Codes;
import org.keyholder.server.signal.Happening;
import org.keyholder.server.signal.Qualifier;
import org.keyholder.server.signal.Signal;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.signal.SignalObserver;
import org.keyholder.server.signal.SignalState;
import org.keyholder.server.site.WatchedZone;
import org.keyholder.server.station.ReceiverId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The outbox's rows. */
@Component
class SignalRows {

    static final String UNREADABLE = "unreadable";
    static final String GIVEN_UP = "given-up";

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final List<SignalObserver> observers;

    SignalRows(
            JdbcClient jdbc, TenantTransactions transactions, Clock clock, ObjectProvider<SignalObserver> observers) {
        this.observers = observers.orderedStream().toList();
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Adds the signals in the caller's transaction; the sequence numbers rise in the list's order. */
    void insert(List<Signal> signals) {
        jdbc.sql("""
                        insert into signal (dealer_id, id, station_id, receiver_id, site_id, event_id, alarm_id, fact,
                                            happening, account_number, sent_as, qualifier, contact_id_code, sia_code, partition,
                                            zone, slot, person, person_title, zone_text, event_kind, text, occurred_at,
                                            time_zone, created_at)
                        select s.dealer_id, s.id, s.station_id, s.receiver_id, s.site_id, s.event_id, s.alarm_id, s.fact,
                               s.happening, s.account_number, s.sent_as, s.qualifier, s.contact_id_code, s.sia_code, s.partition,
                               s.zone, s.slot, s.person, s.person_title, s.zone_text, s.event_kind, s.text, s.occurred_at,
                               s.time_zone, ?
                        from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[],
                                    ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                    ?::smallint[], ?::smallint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                    ?::timestamptz[], ?::text[])
                             with ordinality
                             as s (dealer_id, id, station_id, receiver_id, site_id, event_id, alarm_id,
                                   fact, happening, account_number, sent_as, qualifier, contact_id_code, sia_code, partition,
                                   zone, slot, person, person_title, zone_text, event_kind, text,
                                   occurred_at, time_zone, place)
                        order by s.place
                        """)
                .param(Timestamp.from(clock.instant()))
                .param(column("uuid", signals, s -> s.dealer().value()))
                .param(column("uuid", signals, s -> s.id().value()))
                .param(column("uuid", signals, s -> s.line().station().value()))
                .param(column("uuid", signals, s -> s.line().receiver().value()))
                .param(column("uuid", signals, s -> s.site().value()))
                .param(column(
                        "uuid", signals, s -> ofEvent(s).map(of -> of.event().value())))
                .param(column("uuid", signals, s -> s.alarm().map(AlarmId::value)))
                .param(column("bigint", signals, s -> fact(s)))
                .param(column("text", signals, s -> s.happening().code()))
                .param(column("text", signals, s -> s.line().account().text()))
                .param(column("text", signals, s -> s.line().kept()))
                .param(column("text", signals, s -> s.qualifier().code()))
                .param(column("text", signals, s -> s.codes().contactId()))
                .param(column("text", signals, s -> s.codes().sia()))
                .param(column("text", signals, Signal::partition))
                .param(column("smallint", signals, s -> s.subject().zoneNumber().map(ZoneNumber::value)))
                .param(column("smallint", signals, s -> s.person().flatMap(Answerer::slot)))
                .param(column("text", signals, s -> s.person().map(Answerer::name)))
                .param(column("text", signals, s -> s.person().flatMap(Answerer::title)))
                .param(column("text", signals, s -> s.subject().zoneName()))
                .param(column(
                        "text", signals, s -> ofEvent(s).map(of -> of.kind().code())))
                .param(column("text", signals, Signal::text))
                .param(column("timestamptz", signals, Signal::occurredAt))
                .param(column("text", signals, s -> s.timeZone().getId()))
                .update();
    }

    private static Optional<Signal.OfEvent> ofEvent(Signal signal) {
        return signal.subject() instanceof Signal.OfEvent of ? Optional.of(of) : Optional.empty();
    }

    private static @Nullable Long fact(Signal signal) {
        return signal.fact().isPresent() ? signal.fact().getAsLong() : null;
    }

    /** What is empty is null in the row. */
    private static Object column(String type, List<Signal> signals, Function<Signal, @Nullable Object> of) {
        return ColumnArray.of(type, signals, signal -> {
            var value = of.apply(signal);
            return value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
        });
    }

    /**
     * Writes down what came of sending, without waiting for the disk: whoever kills the server finds it written, and if the
     * whole machine fails, what was lost of it is sent again. What the receiver has on record counts as that, also when
     * somebody gave it up while it was on its way.
     */
    void settle(StationId station, List<Attempt> attempts) {
        transactions.run(TenantScope.station(station), () -> {
            var written = new HashSet<>(write(attempts));
            var settled = attempts.stream()
                    .filter(attempt -> written.contains(attempt.id().value()))
                    .flatMap(attempt -> attempt.settled().stream())
                    .toList();
            if (!settled.isEmpty()) {
                observers.forEach(observer -> observer.settled(settled));
            }
        });
    }

    /** The ids of those rows that took what came of sending. */
    private List<UUID> write(List<Attempt> attempts) {
        return jdbc.sql("""
                        with quick as (select set_config('synchronous_commit', 'off', true))
                        update signal s
                        set state = a.state, parked_as = a.parked_as, attempts = s.attempts + 1,
                            unreadable = s.unreadable + a.unreadable, last_attempt_at = a.at, next_attempt_at = a.next,
                            last_problem = a.problem, settled_at = a.settled
                        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::integer[], ?::timestamptz[],
                                    ?::timestamptz[], ?::text[], ?::timestamptz[])
                                 as a (dealer_id, id, state, parked_as, unreadable, at, next, problem, settled),
                             quick
                        -- Not by its state: that would let the planner go through the whole outbox instead of to the row.
                        where s.dealer_id = a.dealer_id and s.id = a.id
                          and (s.settled_at is null or (a.state = 'acknowledged' and s.parked_as = 'given-up'))
                        returning s.id
                        """)
                .param(ColumnArray.of(
                        "uuid", attempts, a -> a.queued().signal().dealer().value()))
                .param(ColumnArray.of("uuid", attempts, a -> a.id().value()))
                .param(ColumnArray.of("text", attempts, Attempt::state))
                .param(ColumnArray.of("text", attempts, Attempt::parkedAs))
                .param(ColumnArray.of("integer", attempts, a -> a.isUnreadable() ? 1 : 0))
                .param(ColumnArray.of("timestamptz", attempts, Attempt::at))
                .param(ColumnArray.of("timestamptz", attempts, Attempt::next))
                .param(ColumnArray.of("text", attempts, Attempt::problem))
                .param(ColumnArray.of("timestamptz", attempts, Attempt::settledAt))
                .query(UUID.class)
                .list();
    }

    List<SignalState> of(TenantScope tenant, DealerId dealer, List<EventId> events) {
        return transactions.call(
                tenant,
                () -> jdbc.sql("""
                        select id, happening, contact_id_code, sia_code, account_number, text, state, parked_as, attempts,
                               last_problem, created_at, settled_at, fact
                        from signal where dealer_id = ? and event_id = any (?::uuid[]) order by sequence
                        """)
                        .param(dealer.value())
                        .param(ColumnArray.of("uuid", events, EventId::value))
                        .query((row, n) -> state(row))
                        .list());
    }

    Map<EventId, SignalState> told(TenantScope tenant, DealerId dealer, List<EventId> events) {
        var told = new HashMap<EventId, SignalState>();
        transactions.run(
                tenant,
                () -> jdbc.sql("""
                        select event_id, id, happening, contact_id_code, sia_code, account_number, text, state, parked_as, attempts,
                               last_problem, created_at, settled_at, fact
                        from signal where dealer_id = ? and event_id = any (?::uuid[]) and happening = 'event'
                        """)
                        .param(dealer.value())
                        .param(ColumnArray.of("uuid", events, EventId::value))
                        .query(row -> {
                            told.put(new EventId(row.getObject("event_id", UUID.class)), state(row));
                        }));
        return told;
    }

    Optional<SignalState> find(TenantScope tenant, DealerId dealer, SignalId signal) {
        return transactions.call(
                tenant,
                () -> jdbc.sql("""
                        select id, happening, contact_id_code, sia_code, account_number, text, state, parked_as, attempts,
                               last_problem, created_at, settled_at, fact
                        from signal where dealer_id = ? and id = ?
                        """)
                        .params(dealer.value(), signal.value())
                        .query((row, n) -> state(row))
                        .optional());
    }

    private static SignalState state(ResultSet row) throws SQLException {
        return new SignalState(
                new SignalId(row.getObject("id", UUID.class)),
                Happening.ofCode(row.getString("happening")),
                codes(row),
                row.getString("account_number"),
                row.getString("text"),
                stateOf(row),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("last_problem")),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("settled_at")).map(Timestamp::toInstant),
                factOf(row));
    }

    private static OptionalLong factOf(ResultSet row) throws SQLException {
        var fact = row.getObject("fact", Long.class);
        return fact == null ? OptionalLong.empty() : OptionalLong.of(fact);
    }

    static SignalState.State stateOf(ResultSet row) throws SQLException {
        var parkedAs = row.getString("parked_as");
        if (parkedAs != null) {
            return parkedAs.equals(GIVEN_UP) ? SignalState.State.GIVEN_UP : SignalState.State.UNREADABLE;
        }
        return SignalState.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    }

    static QueuedSignal queued(ResultSet row) throws SQLException {
        var line = WatchedZone.Line.Open.of(
                new StationId(row.getObject("station_id", UUID.class)),
                new ReceiverId(row.getObject("receiver_id", UUID.class)),
                row.getString("account_number"),
                row.getString("sent_as"));
        var signal = new Signal(
                new SignalId(row.getObject("id", UUID.class)),
                new DealerId(row.getObject("dealer_id", UUID.class)),
                new SiteId(row.getObject("site_id", UUID.class)),
                line,
                Happening.ofCode(row.getString("happening")),
                Qualifier.ofCode(row.getString("qualifier")),
                codes(row),
                row.getString("partition"),
                subject(row),
                Optional.ofNullable(row.getObject("alarm_id", UUID.class)).map(AlarmId::new),
                factOf(row),
                person(row),
                row.getString("text"),
                row.getTimestamp("occurred_at").toInstant(),
                ZoneId.of(row.getString("time_zone")));
        return new QueuedSignal(signal, row.getLong("sequence"), row.getInt("attempts"), row.getInt("unreadable"));
    }

    private static Signal.Subject subject(ResultSet row) throws SQLException {
        var zoneText = row.getString("zone_text");
        if (zoneText == null) {
            return new Signal.OfSite();
        }
        var zone = new ZoneNumber(row.getInt("zone"));
        var event = row.getObject("event_id", UUID.class);
        return event == null
                ? new Signal.OfZone(zone, zoneText)
                : new Signal.OfEvent(
                        new EventId(event),
                        EventKind.ofCode(row.getString("event_kind")).orElseThrow(),
                        zone,
                        zoneText);
    }

    private static Codes codes(ResultSet row) throws SQLException {
        return new Codes(row.getString("contact_id_code"), Optional.ofNullable(row.getString("sia_code")));
    }

    private static Optional<Answerer> person(ResultSet row) throws SQLException {
        var name = row.getString("person");
        if (name == null) {
            return Optional.empty();
        }
        var slot = row.getObject("slot", Integer.class);
        return Optional.of(
                new Answerer(name, Optional.ofNullable(row.getString("person_title")), Optional.ofNullable(slot)));
    }
}
