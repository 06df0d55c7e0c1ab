package org.keyholder.server.dealerportal.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.AlarmRow;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.event.Event;
import org.keyholder.server.event.Events;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.ZoneNames;
import org.keyholder.server.site.Zones;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a site's events together with the alarms that they belong to: the modules that own the rows answer event by event. */
@Component
class EventRows {

    /**
     * Zone by zone, each from its index, and the newest of all: the events have no index by site alone, and the alarm path shall write
     * none for this page.
     */
    private static final String PAGE = "select " + Events.COLUMNS
            + ", m.running_event_id, m.storm_id, (a.id is not null and a.event_id = e.id) as opens, "
            + AlarmRow.COLUMNS + """
                    from (select e.*
                          -- Those that there were as well: what was reported of them stays.
                          from (select number from zone where dealer_id = :dealer and site_id = :site
                                union
                                select number from former_zone where dealer_id = :dealer and site_id = :site) z
                          cross join lateral (
                              select * from event e
                              where e.dealer_id = :dealer and e.site_id = :site and e.zone = z.number
                                and e.received_at >= :from and e.received_at <= :until
                                and (e.received_at, e.id) < (:before_at, :before_id)
                              order by e.received_at desc, e.id desc limit :most) e
                          where :zone::smallint is null or z.number = :zone
                          order by e.received_at desc, e.id desc limit :most) e
                    left join alarm_event m on m.dealer_id = e.dealer_id and m.event_id = e.id
                    left join alarm a on a.dealer_id = m.dealer_id and a.id = m.alarm_id
                    order by e.received_at desc, e.id desc
                    """;

    private static final Instant EVER = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9000-01-01T00:00:00Z");
    /** Below every id: what came in the very moment in which a span ends is not of it. */
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Zones zones;

    EventRows(JdbcClient jdbc, TenantTransactions transactions, Zones zones) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.zones = zones;
    }

    /** Which of a site's events, newest first: of one zone, from a day, those that are older than one. */
    record Wanted(Optional<ZoneNumber> zone, Optional<Span> span, Optional<Event> olderThan) {}

    /** From the first moment to before the last. */
    record Span(Instant from, Instant until) {}

    /** @param repeats whether it joined the event that was running in its zone @param stormy whether it was counted in a storm */
    record Row(Event event, String zoneName, @Nullable Alarm alarm, boolean opens, boolean repeats, boolean stormy) {}

    List<Row> of(Site site, Wanted wanted, int most) {
        var span = wanted.span().orElse(new Span(EVER, NEVER));
        var before = wanted.olderThan().map(Event::receivedAt).filter(at -> at.isBefore(span.until()));
        var tenant = TenantScope.dealer(site.dealer());
        return transactions.call(tenant, () -> {
            var names = zones.names(tenant, site.dealer(), site.id());
            return jdbc.sql(PAGE)
                    .param("dealer", site.dealer().value())
                    .param("site", site.id().value())
                    .param("zone", wanted.zone().map(ZoneNumber::value).orElse(null))
                    .param("from", Timestamp.from(span.from()))
                    .param("until", Timestamp.from(before.orElse(span.until())))
                    .param("before_at", Timestamp.from(before.orElse(span.until())))
                    .param(
                            "before_id",
                            before.flatMap(_ -> wanted.olderThan())
                                    .map(event -> event.id().value())
                                    .orElse(FIRST))
                    .param("most", most)
                    .query((row, n) -> row(row, names))
                    .list();
        });
    }

    private static Row row(ResultSet row, ZoneNames names) throws SQLException {
        var event = Events.event(row);
        return new Row(
                event,
                names.at(event.zone(), event.receivedAt()),
                row.getObject("alarm_id") == null ? null : AlarmRow.read(row),
                row.getBoolean("opens"),
                row.getObject("running_event_id") != null,
                row.getObject("storm_id") != null);
    }
}
