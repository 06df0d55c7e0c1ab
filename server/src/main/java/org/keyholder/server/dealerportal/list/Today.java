package org.keyholder.server.dealerportal.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.ZoneNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a dealer's sites reported today, each by its own clock. */
@Component
class Today {

    /** So many of the newest are looked at. */
    static final int MOST = 1_000;

    /** It is no day longer than that anywhere. */
    private static final Duration LONGEST_DAY = Duration.ofHours(26);

    private static final int BITS_BELOW_MILLIS = 16;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Clock clock;

    Today(JdbcClient jdbc, TenantTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    record Reported(
            SiteId site,
            String siteName,
            ZoneId timeZone,
            ZoneNumber zone,
            String zoneName,
            EventKind kind,
            Instant at) {}

    /** The newest first. Ids begin with the time, so that the newest of a dealer are found by them. */
    List<Reported> of(DealerId dealer) {
        var now = clock.instant();
        var from = new UUID(now.minus(LONGEST_DAY).toEpochMilli() << BITS_BELOW_MILLIS, 0);
        return transactions
                .call(
                        TenantScope.dealer(dealer),
                        () -> jdbc.sql("""
                                        select e.site_id, s.name, s.time_zone, e.zone, z.name as zone_name, e.kind, e.received_at
                                        from (select * from event where dealer_id = ? and id > ? order by id desc limit ?) e
                                        join site s on s.dealer_id = e.dealer_id and s.id = e.site_id
                                        join zone z on z.dealer_id = e.dealer_id and z.site_id = e.site_id and z.number = e.zone
                                        order by e.id desc
                                        """)
                                .params(dealer.value(), from, MOST)
                                .query((row, n) -> reported(row))
                                .list())
                .stream()
                .filter(event -> isToday(event, now))
                .toList();
    }

    private static boolean isToday(Reported event, Instant now) {
        return event.at()
                .atZone(event.timeZone())
                .toLocalDate()
                .equals(now.atZone(event.timeZone()).toLocalDate());
    }

    private static Reported reported(ResultSet row) throws SQLException {
        return new Reported(
                new SiteId(row.getObject("site_id", UUID.class)),
                row.getString("name"),
                ZoneId.of(row.getString("time_zone")),
                new ZoneNumber(row.getInt("zone")),
                row.getString("zone_name"),
                EventKind.ofCode(row.getString("kind")).orElseThrow(),
                row.getTimestamp("received_at").toInstant());
    }
}
