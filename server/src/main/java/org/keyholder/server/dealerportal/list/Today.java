package org.keyholder.server.dealerportal.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.ManyZones;
import org.keyholder.server.site.ZoneNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a dealer's sites reported today, each by its own clock. */
@Component
class Today {

    /** So many of the newest are looked at. */
    static final int MOST = 300;

    /** It is no day longer than that anywhere. */
    private static final Duration LONGEST_DAY = Duration.ofHours(26);

    private static final int BITS_BELOW_MILLIS = 16;

    private static final ZoneNames NO_NAMES = new ZoneNames(Map.of());

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final ManyZones zones;
    private final Clock clock;

    Today(JdbcClient jdbc, TenantTransactions transactions, ManyZones zones, Clock clock) {
        this.jdbc = jdbc;
        this.zones = zones;
        this.transactions = transactions;
        this.clock = clock;
    }

    record Event(SiteId site, String siteName, ZoneId timeZone, ZoneNumber zone, EventKind kind, Instant at) {}

    /** @param zoneName that it had then, also where the zone has been removed since or has another number */
    record Reported(Event event, String zoneName) {}

    /** @param events the newest first */
    record OfDay(List<Event> events, List<Reported> newest) {}

    /** @param shown so many of the newest come with their zones' names */
    OfDay of(DealerId dealer, int shown) {
        return transactions.call(TenantScope.dealer(dealer), () -> {
            var events = events(dealer);
            var newest = events.stream().limit(shown).toList();
            var names = zones.names(
                    dealer, newest.stream().map(Event::site).distinct().toList());
            return new OfDay(
                    events,
                    newest.stream()
                            .map(event -> new Reported(
                                    event,
                                    names.getOrDefault(event.site(), NO_NAMES).at(event.zone(), event.at())))
                            .toList());
        });
    }

    /** Ids begin with the time, so that the newest of a dealer are found by them. */
    private List<Event> events(DealerId dealer) {
        var now = clock.instant();
        var from = new UUID(now.minus(LONGEST_DAY).toEpochMilli() << BITS_BELOW_MILLIS, 0);
        return jdbc.sql("""
                        select e.site_id, s.name, s.time_zone, e.zone, e.kind, e.received_at
                        from (select * from event where dealer_id = ? and id > ? order by id desc limit ?) e
                        join site s on s.dealer_id = e.dealer_id and s.id = e.site_id
                        order by e.id desc
                        """).params(dealer.value(), from, MOST).query((row, n) -> event(row)).list().stream()
                .filter(event -> isToday(event, now))
                .toList();
    }

    private static boolean isToday(Event event, Instant now) {
        return event.at()
                .atZone(event.timeZone())
                .toLocalDate()
                .equals(now.atZone(event.timeZone()).toLocalDate());
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                new SiteId(row.getObject("site_id", UUID.class)),
                row.getString("name"),
                ZoneId.of(row.getString("time_zone")),
                new ZoneNumber(row.getInt("zone")),
                EventKind.ofCode(row.getString("kind")).orElseThrow(),
                row.getTimestamp("received_at").toInstant());
    }
}
