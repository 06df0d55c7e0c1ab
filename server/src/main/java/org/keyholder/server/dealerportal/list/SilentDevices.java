package org.keyholder.server.dealerportal.list;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds devices of which nothing has been heard: none of their keys was used for a week, or ever. */
@Component
class SilentDevices {

    /** So many are counted. */
    static final int MOST = 50;

    private static final Duration LONG = Duration.ofDays(7);

    /** Whoever has just made a key is entering it; and a first use is written a minute afterwards. */
    private static final Duration NEW = Duration.ofHours(1);

    /** A device may have several keys. */
    private static final String HEARD_BY_NO_OTHER = """
            not exists (select from device_key o
                        where o.dealer_id = k.dealer_id and o.device_id = k.device_id
                          and (o.used_at >= :since or o.revoked_at is null and o.created_at > k.created_at))
            """;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Clock clock;

    SilentDevices(JdbcClient jdbc, TenantTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param lastUsed none where no key of the device was ever used */
    record Silent(SiteId site, String siteName, String device, Optional<Instant> lastUsed) {}

    List<Silent> of(DealerId dealer) {
        var since = Timestamp.from(clock.instant().minus(LONG));
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("""
                                select s.id, s.name as site_name, d.name, u.used_at
                                from (select * from (
                                    (select k.dealer_id, k.device_id from device_key k
                                     where k.dealer_id = :dealer and k.revoked_at is null and k.used_at < :since and %1$s limit :most)
                                    union all
                                    (select k.dealer_id, k.device_id from device_key k
                                     where k.dealer_id = :dealer and k.revoked_at is null and k.used_at is null
                                       and k.created_at < :new and %1$s limit :most)) k
                                    limit :most) k
                                cross join lateral (select max(o.used_at) as used_at from device_key o
                                                    where o.dealer_id = k.dealer_id and o.device_id = k.device_id) u
                                join device d on d.dealer_id = k.dealer_id and d.id = k.device_id
                                join site s on s.dealer_id = d.dealer_id and s.id = d.site_id
                                order by u.used_at nulls last, s.name, d.name
                                """.formatted(HEARD_BY_NO_OTHER))
                        .param("dealer", dealer.value())
                        .param("since", since)
                        .param("new", Timestamp.from(clock.instant().minus(NEW)))
                        .param("most", MOST)
                        .query((row, n) -> new Silent(
                                new SiteId(row.getObject("id", UUID.class)),
                                row.getString("site_name"),
                                row.getString("name"),
                                Optional.ofNullable(row.getTimestamp("used_at")).map(Timestamp::toInstant)))
                        .list());
    }
}
