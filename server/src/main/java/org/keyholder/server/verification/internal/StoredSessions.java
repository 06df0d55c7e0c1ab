package org.keyholder.server.verification.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.AlarmRecord;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.alarm.StationRight;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.verification.Session;
import org.keyholder.server.verification.SessionId;
import org.keyholder.server.verification.Sessions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sessions' rows. */
@Component
class StoredSessions implements Sessions {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Alarms alarms;
    private final AlarmRecord record;
    private final AlarmDeeds deeds;
    private final Ids ids;
    private final Clock clock;

    StoredSessions(
            JdbcClient jdbc,
            TenantTransactions transactions,
            Alarms alarms,
            AlarmRecord record,
            AlarmDeeds deeds,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.alarms = alarms;
        this.record = record;
        this.deeds = deeds;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Optional<Session> open(Alarm alarm, Actor.Person operator) {
        // The alarm was found under the station; what is then written is the dealer's.
        return transactions.call(TenantScope.dealer(alarm.dealer()), () -> {
            var there = of(alarm);
            var now = clock.instant();
            if (there.isPresent() || !mayHandle(alarm, operator, now)) {
                return there;
            }
            if (insert(alarm, operator, now)) {
                record.add(alarm, new Fact.SessionOpened(), operator, now);
                deeds.write(AuditKind.ALARM_TAKEN, alarm, operator, Map.of());
                alarms.active(alarm, now);
            }
            return of(alarm);
        });
    }

    /** The alarm as it is now: it may have ended since the operator's page was drawn. */
    private boolean mayHandle(Alarm shown, Actor.Person operator, Instant now) {
        return alarms.find(TenantScope.dealer(shown.dealer()), shown.id())
                .filter(alarm -> StationRight.of(new StationId(operator.organisation()), alarm, Optional.empty(), now)
                        == StationRight.HANDLE)
                .isPresent();
    }

    private boolean insert(Alarm alarm, Actor.Person operator, Instant now) {
        return jdbc.sql("""
                                insert into session (dealer_id, id, station_id, site_id, event_id, alarm_id, opened_by, opened_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (dealer_id, event_id) do nothing
                                """)
                        .params(
                                alarm.dealer().value(),
                                ids.next(),
                                alarm.station().value(),
                                alarm.site().value(),
                                alarm.opener().event().value(),
                                alarm.id().value(),
                                operator.name(),
                                Timestamp.from(now))
                        .update()
                == 1;
    }

    @Override
    public Optional<Session> of(TenantScope tenant, Alarm alarm) {
        return transactions.call(tenant, () -> of(alarm));
    }

    private Optional<Session> of(Alarm alarm) {
        return jdbc.sql("""
                        select dealer_id, id, station_id, alarm_id, opened_by, opened_at from session
                        where dealer_id = ? and alarm_id = ?
                        """)
                .params(alarm.dealer().value(), alarm.id().value())
                .query(StoredSessions::session)
                .optional();
    }

    @Override
    public Map<AlarmId, Session> of(TenantScope tenant, List<Alarm> all) {
        return transactions
                .call(
                        tenant,
                        () -> jdbc.sql("""
                                        select s.dealer_id, s.id, s.station_id, s.alarm_id, s.opened_by, s.opened_at
                                        from session s join unnest(?::uuid[], ?::uuid[]) as a (dealer_id, id)
                                             on s.dealer_id = a.dealer_id and s.alarm_id = a.id
                                        """)
                                .param(ColumnArray.of(
                                        "uuid", all, alarm -> alarm.dealer().value()))
                                .param(ColumnArray.of(
                                        "uuid", all, alarm -> alarm.id().value()))
                                .query(StoredSessions::session)
                                .list())
                .stream()
                .collect(Collectors.toMap(Session::alarm, session -> session));
    }

    @Override
    public boolean complete(Alarm alarm, Actor.Person operator) {
        // The alarm was found under the station; what ends it waits for events of the site, which is the dealer's.
        return transactions.call(TenantScope.dealer(alarm.dealer()), () -> {
            var now = clock.instant();
            var ended = mayHandle(alarm, operator, now) && alarms.complete(alarm, now);
            if (ended) {
                record.add(alarm, new Fact.AlarmCompleted(), operator, now);
                deeds.write(AuditKind.ALARM_COMPLETED, alarm, operator, Map.of());
            }
            return ended;
        });
    }

    private static Session session(ResultSet row, int number) throws SQLException {
        return new Session(
                new DealerId(row.getObject("dealer_id", UUID.class)),
                new SessionId(row.getObject("id", UUID.class)),
                new StationId(row.getObject("station_id", UUID.class)),
                new AlarmId(row.getObject("alarm_id", UUID.class)),
                row.getString("opened_by"),
                row.getTimestamp("opened_at").toInstant());
    }
}
