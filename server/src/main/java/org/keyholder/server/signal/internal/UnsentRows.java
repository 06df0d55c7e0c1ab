package org.keyholder.server.signal.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.signal.ReceiverState;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.signal.Unsent;
import org.keyholder.server.signal.UnsentOfSite;
import org.keyholder.server.signal.UnsentSignal;
import org.keyholder.server.station.ReceiverId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the outbox's rows say about what has not arrived. */
@Component
class UnsentRows {

    /** As the index of the parked has it, word for word. */
    private static final String PARKED = "state = 'refused' and parked_as is distinct from 'given-up'";

    private static final int WORST = 5;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    UnsentRows(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** What the receiver has not acknowledged. */
    Unsent count(StationId station, ReceiverId receiver) {
        return transactions.call(TenantScope.station(station), () -> {
            var waiting = new Waiting();
            jdbc.sql("""
                            select site_id, waiting, oldest, sum(waiting) over () as all_waiting
                            from (select site_id, count(*) as waiting, min(created_at) as oldest from signal
                                  where receiver_id = ? and state = 'queued' group by site_id) s
                            order by oldest limit ?
                            """).params(receiver.value(), WORST).query(waiting::add);
            var parked = jdbc.sql("select count(*) from signal where receiver_id = ? and " + PARKED)
                    .param(receiver.value())
                    .query(Long.class)
                    .single();
            return new Unsent(waiting.all, waiting.oldest(), parked, waiting.worst);
        });
    }

    private static final class Waiting {

        private final List<Unsent.OfSite> worst = new ArrayList<>();
        private long all;

        private void add(ResultSet row) throws SQLException {
            all = row.getLong("all_waiting");
            worst.add(new Unsent.OfSite(
                    new SiteId(row.getObject("site_id", UUID.class)),
                    row.getLong("waiting"),
                    row.getTimestamp("oldest").toInstant()));
        }

        private Optional<Instant> oldest() {
            return worst.stream().map(Unsent.OfSite::oldest).findFirst();
        }
    }

    List<ReceiverState> receivers(StationId station) {
        return transactions.call(
                TenantScope.station(station),
                () -> jdbc.sql("""
                        select v.id, v.name, v.protocol, w.waiting, w.oldest, t.last_problem, p.parked
                        from receiver v
                        cross join lateral (select count(*) as waiting, min(created_at) as oldest from signal s
                                            where s.receiver_id = v.id and s.state = 'queued') w
                        cross join lateral (select count(*) as parked from signal
                                            where receiver_id = v.id and %s) p
                        left join lateral (select s.last_problem from signal s
                                           where s.receiver_id = v.id and s.state = 'queued' and s.last_problem is not null
                                           order by s.sequence limit 1) t on true
                        where v.station_id = ? order by lower(v.name), v.id
                        """.formatted(PARKED))
                        .param(station.value())
                        .query((row, n) -> new ReceiverState(
                                new ReceiverId(row.getObject("id", UUID.class)),
                                row.getString("name"),
                                row.getString("protocol"),
                                row.getLong("waiting"),
                                instant(row.getTimestamp("oldest")),
                                Optional.ofNullable(row.getString("last_problem")),
                                row.getLong("parked")))
                        .list());
    }

    List<UnsentSignal> at(StationId station, int atMost) {
        return transactions.call(
                TenantScope.station(station),
                () -> jdbc.sql("""
                        select s.dealer_id, s.id, v.name as receiver, s.account_number, t.name as site_name, s.text, s.state,
                               s.parked_as, s.attempts, s.last_problem, s.occurred_at, s.created_at, s.time_zone
                        from receiver v
                        cross join lateral (
                            (select * from signal where receiver_id = v.id and %s order by sequence limit ?)
                            union all
                            (select * from signal where receiver_id = v.id and state = 'queued' and attempts > 0
                             order by sequence limit ?)) s
                        left join site t on t.dealer_id = s.dealer_id and t.id = s.site_id
                        where v.station_id = ?
                        order by s.state = 'queued', s.sequence limit ?
                        """.formatted(PARKED))
                        .params(atMost, atMost, station.value(), atMost)
                        .query((row, n) -> unsent(row))
                        .list());
    }

    UnsentOfSite of(DealerId dealer, SiteId site) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("""
                        select w.waiting, w.oldest, w.problem, p.parked, p.words
                        from (select count(*) as waiting, min(created_at) as oldest,
                                     (array_agg(last_problem order by sequence))[1] as problem
                              from signal where state = 'queued' and dealer_id = ? and site_id = ?) w,
                             (select count(*) as parked, (array_agg(last_problem order by sequence))[1] as words
                              from signal where %s and dealer_id = ? and site_id = ?) p
                        """.formatted(PARKED))
                        .params(dealer.value(), site.value(), dealer.value(), site.value())
                        .query((row, n) -> new UnsentOfSite(
                                row.getLong("waiting"),
                                instant(row.getTimestamp("oldest")),
                                Optional.ofNullable(row.getString("problem")),
                                row.getLong("parked"),
                                Optional.ofNullable(row.getString("words"))))
                        .single());
    }

    private static UnsentSignal unsent(ResultSet row) throws SQLException {
        return new UnsentSignal(
                new DealerId(row.getObject("dealer_id", UUID.class)),
                new SignalId(row.getObject("id", UUID.class)),
                row.getString("receiver"),
                row.getString("account_number"),
                Optional.ofNullable(row.getString("site_name")),
                row.getString("text"),
                SignalRows.stateOf(row),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("last_problem")),
                row.getTimestamp("occurred_at").toInstant(),
                row.getTimestamp("created_at").toInstant(),
                ZoneId.of(row.getString("time_zone")));
    }

    private static Optional<Instant> instant(@Nullable Timestamp at) {
        return Optional.ofNullable(at).map(Timestamp::toInstant);
    }
}
