package org.keyholder.server.alarm.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.AlarmRow;
import org.keyholder.server.alarm.Reporter;
import org.keyholder.server.alarm.Storm;
import org.keyholder.server.alarm.StormId;
import org.keyholder.server.alarm.Storms;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of storms. Those that write are in the caller's transaction. */
@Component
class StormRows implements Storms {

    private static final String SELECT = "select s.* from storm s ";

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    StormRows(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Whose storm it is, at which alarm: of these one goes on at most. */
    record Key(AlarmId alarm, Reporter reporter, UUID who) {}

    /** Reports that join. */
    record Reports(StormId idIfNew, Alarm alarm, Key key, String device, int perMinute, Instant at, int number) {}

    /** A storm that reports have joined. */
    record Joined(Storm storm, boolean began) {}

    /** The storms of these alarms that are not over. */
    Set<Key> goingOn(Collection<Alarm> alarms) {
        var wanted = List.copyOf(alarms);
        return new HashSet<>(jdbc.sql("""
                        select s.alarm_id, s.reporter, s.reporter_id
                        from unnest(?::uuid[], ?::uuid[]) as wanted (dealer_id, alarm_id)
                        join storm s using (dealer_id, alarm_id)
                        where s.ended_at is null
                        """)
                .param(ColumnArray.of("uuid", wanted, a -> a.dealer().value()))
                .param(ColumnArray.of("uuid", wanted, a -> a.id().value()))
                .query((row, n) -> key(row))
                .list());
    }

    /** Counts the reports; of two transactions that begin one storm, the second finds it begun. */
    Map<Key, Joined> join(List<Reports> reports) {
        var joined = new HashMap<Key, Joined>();
        jdbc.sql("""
                        insert into storm as s (dealer_id, id, station_id, site_id, alarm_id, reporter, reporter_id, device_name,
                                                per_minute, began_at, last_at, joined, level)
                        select r.dealer_id, r.id, r.station_id, r.site_id, r.alarm_id, r.reporter, r.reporter_id, r.device_name,
                               r.per_minute, r.at, r.at, r.joined, r.per_minute
                        from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[],
                                    ?::integer[], ?::timestamptz[], ?::bigint[])
                          as r (dealer_id, id, station_id, site_id, alarm_id, reporter, reporter_id, device_name, per_minute, at,
                                joined)
                        -- In one order everywhere: two writers must not wait for each other in a circle.
                        order by r.dealer_id, r.alarm_id, r.reporter, r.reporter_id
                        on conflict (dealer_id, alarm_id, reporter, reporter_id) where ended_at is null do update
                        set joined = s.joined + excluded.joined,
                            level = least(s.per_minute,
                                          greatest(0, s.level - s.per_minute
                                                   * greatest(0, extract(epoch from excluded.last_at - s.last_at)) / 60)
                                          + excluded.joined),
                            last_at = greatest(s.last_at, excluded.last_at)
                        returning s.*
                        """)
                .param(ColumnArray.of("uuid", reports, r -> r.alarm().dealer().value()))
                .param(ColumnArray.of("uuid", reports, r -> r.idIfNew().value()))
                .param(ColumnArray.of("uuid", reports, r -> r.alarm().station().value()))
                .param(ColumnArray.of("uuid", reports, r -> r.alarm().site().value()))
                .param(ColumnArray.of("uuid", reports, r -> r.alarm().id().value()))
                .param(ColumnArray.of("text", reports, r -> r.key().reporter().code()))
                .param(ColumnArray.of("uuid", reports, r -> r.key().who()))
                .param(ColumnArray.of("text", reports, Reports::device))
                .param(ColumnArray.of("integer", reports, Reports::perMinute))
                .param(ColumnArray.of("timestamptz", reports, Reports::at))
                .param(ColumnArray.of("bigint", reports, r -> (long) r.number()))
                .query(row -> {
                    var storm = storm(row);
                    boolean began =
                            reports.stream().anyMatch(one -> one.idIfNew().equals(storm.id()));
                    joined.put(key(row), new Joined(storm, began));
                });
        return joined;
    }

    /** A storm whose bucket is empty. */
    record Spent(DealerId dealer, StormId id) {}

    /** A storm that is over now, and the alarm that it was joined to. */
    record Ended(Storm storm, Alarm alarm) {}

    /** Storms that are to be ended, of all tenants. In a transaction of its own. */
    List<Spent> spent(Instant now, int atMost) {
        return transactions.callUnscoped(() -> jdbc.sql("select * from find_spent_storms(?, ?)")
                .params(Timestamp.from(now), atMost)
                .query((row, n) -> new Spent(
                        new DealerId(row.getObject("dealer_id", UUID.class)),
                        new StormId(row.getObject("id", UUID.class))))
                .list());
    }

    /** Ends these storms of a dealer, but for those that reports have joined meanwhile. */
    List<Ended> end(DealerId dealer, List<StormId> storms, Instant now) {
        var ended = new ArrayList<Ended>();
        jdbc.sql("""
                        -- Locked in the order in which reports join them.
                        with mine as (
                            select s.dealer_id, s.id from storm s
                            where s.dealer_id = ? and s.id = any (?::uuid[]) and s.ended_at is null
                              and s.level <= s.per_minute * extract(epoch from ?::timestamptz - s.last_at) / 60
                            order by s.dealer_id, s.alarm_id, s.reporter, s.reporter_id for no key update of s)
                        update storm s set ended_at = ?
                        from mine, alarm a
                        where s.dealer_id = mine.dealer_id and s.id = mine.id
                          and a.dealer_id = s.dealer_id and a.id = s.alarm_id
                        returning s.*, """ + " " + AlarmRow.COLUMNS)
                .param(dealer.value())
                .param(ColumnArray.of("uuid", storms, StormId::value))
                .param(Timestamp.from(now))
                .param(Timestamp.from(now))
                .query(row -> {
                    ended.add(new Ended(storm(row), AlarmRow.read(row)));
                });
        return ended;
    }

    @Override
    public List<Storm> of(TenantScope tenant, Alarm alarm) {
        return transactions.call(
                tenant,
                () -> jdbc.sql(SELECT + "where s.dealer_id = ? and s.alarm_id = ? order by s.began_at, s.id")
                        .params(alarm.dealer().value(), alarm.id().value())
                        .query((row, n) -> storm(row))
                        .list());
    }

    @Override
    public List<Storm> goingOn(DealerId dealer, SiteId site) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql(
                                SELECT
                                        + "where s.dealer_id = ? and s.site_id = ? and s.ended_at is null order by s.began_at, s.id")
                        .params(dealer.value(), site.value())
                        .query((row, n) -> storm(row))
                        .list());
    }

    @Override
    public Set<EventId> joined(Set<EventId> events) {
        return new HashSet<>(jdbc.sql("""
                        select event_id from alarm_event
                        where dealer_id = any ((select current_dealers())::uuid[]) and event_id = any (?::uuid[])
                          and storm_id is not null
                        """)
                .param(ColumnArray.of("uuid", List.copyOf(events), EventId::value))
                .query((row, n) -> new EventId(row.getObject(1, UUID.class)))
                .list());
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                new AlarmId(row.getObject("alarm_id", UUID.class)),
                Reporter.ofCode(row.getString("reporter")),
                row.getObject("reporter_id", UUID.class));
    }

    private static Storm storm(ResultSet row) throws SQLException {
        return new Storm(
                new StormId(row.getObject("id", UUID.class)),
                Reporter.ofCode(row.getString("reporter")),
                row.getString("device_name"),
                row.getInt("per_minute"),
                row.getTimestamp("began_at").toInstant(),
                row.getLong("joined"),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant));
    }
}
