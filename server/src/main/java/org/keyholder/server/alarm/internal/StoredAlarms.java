package org.keyholder.server.alarm.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.AlarmRow;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.event.Events;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.station.AccountNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks alarms up; what writes them stands in {@link AlarmRows} and {@link PlaceEvents}. */
@Component
class StoredAlarms implements Alarms {

    private static final String SELECT = "select " + AlarmRow.COLUMNS + " from alarm a ";
    private static final String NEWEST_FIRST = " order by a.opened_at desc, a.id desc limit ";

    /** Enough for the newest pictures; a storm may have thousands of events. */
    private static final int LAST_OF_STORMS = 8;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final AlarmRows rows;
    private final PlaceEvents placing;

    StoredAlarms(JdbcClient jdbc, TenantTransactions transactions, AlarmRows rows, PlaceEvents placing) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rows = rows;
        this.placing = placing;
    }

    @Override
    public Map<EventId, Placed> place(List<Candidate> events) {
        return placing.place(events);
    }

    @Override
    public Optional<Alarm> find(TenantScope tenant, AlarmId id) {
        return one(tenant, "where a.id = ?", id.value());
    }

    @Override
    public Optional<Alarm> ofEvent(TenantScope tenant, DealerId dealer, EventId event) {
        return one(
                tenant,
                "join alarm_event m on m.dealer_id = a.dealer_id and m.alarm_id = a.id where m.dealer_id = ? and m.event_id = ?",
                dealer.value(),
                event.value());
    }

    @Override
    public Optional<Alarm> goingOn(TenantScope tenant, StationId station, SiteId site) {
        return one(
                tenant,
                "where a.station_id = ? and a.site_id = ? and a.ended_at is null",
                station.value(),
                site.value());
    }

    @Override
    public List<Alarm> goingOn(DealerId dealer, SiteId site) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql(SELECT + "where a.dealer_id = ? and a.site_id = ? and a.ended_at is null order by a.id")
                        .params(dealer.value(), site.value())
                        .query((row, n) -> AlarmRow.read(row))
                        .list());
    }

    /** Of two under one number, of which one has moved away and the other has taken it over since, the newer. */
    @Override
    public Optional<Alarm> goingOn(TenantScope tenant, StationId station, AccountNumber number) {
        return one(
                tenant,
                // As the site's own number is compared: letter case and blanks do not count.
                "where a.station_id = ? and a.ended_at is null "
                        + "and upper(regexp_replace(a.account_number, '\\s', '', 'g')) = ?" + NEWEST_FIRST + "1",
                station.value(),
                number.key());
    }

    @Override
    public Optional<Alarm> newest(TenantScope tenant, StationId station, SiteId site, ZoneNumber zone) {
        return one(
                tenant,
                "where a.station_id = ? and a.site_id = ? and exists (select from alarm_event m "
                        + "where m.dealer_id = a.dealer_id and m.alarm_id = a.id and m.zone = ?)" + NEWEST_FIRST + "1",
                station.value(),
                site.value(),
                zone.value());
    }

    @Override
    public Optional<Alarm> newest(TenantScope tenant, StationId station, SiteId site) {
        return one(
                tenant, "where a.station_id = ? and a.site_id = ?" + NEWEST_FIRST + "1", station.value(), site.value());
    }

    private Optional<Alarm> one(TenantScope tenant, String where, Object... values) {
        return transactions.call(
                tenant,
                () -> jdbc.sql(SELECT + where)
                        .params(values)
                        .query((row, n) -> AlarmRow.read(row))
                        .optional());
    }

    @Override
    public List<Alarm> newestAt(StationId station, int atMost) {
        return transactions.call(
                TenantScope.station(station),
                () -> jdbc.sql(SELECT + "where a.station_id = ?" + NEWEST_FIRST + "?")
                        .params(station.value(), atMost)
                        .query((row, n) -> AlarmRow.read(row))
                        .list());
    }

    @Override
    public List<Member> events(TenantScope tenant, Alarm alarm) {
        return transactions.call(
                tenant,
                () -> jdbc.sql("select " + Events.COLUMNS + """
                        , m.running_event_id
                        from ((select * from alarm_event where dealer_id = ? and alarm_id = ? and storm_id is null)
                              union all
                              (select * from alarm_event where dealer_id = ? and alarm_id = ? and storm_id is not null
                               order by joined_at desc limit ?)) m
                        join event e on e.dealer_id = m.dealer_id and e.id = m.event_id
                        order by m.joined_at desc, e.id desc
                        """)
                        .params(
                                alarm.dealer().value(),
                                alarm.id().value(),
                                alarm.dealer().value(),
                                alarm.id().value(),
                                LAST_OF_STORMS)
                        .query((row, n) -> member(row))
                        .list());
    }

    @Override
    public Optional<Member> member(TenantScope tenant, Alarm alarm, EventId event) {
        return transactions.call(
                tenant,
                () -> jdbc.sql("select " + Events.COLUMNS + """
                        , m.running_event_id from alarm_event m
                        join event e on e.dealer_id = m.dealer_id and e.id = m.event_id
                        where m.dealer_id = ? and m.event_id = ? and m.alarm_id = ?
                        """)
                        .params(
                                alarm.dealer().value(),
                                event.value(),
                                alarm.id().value())
                        .query((row, n) -> member(row))
                        .optional());
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                Events.event(row),
                Optional.ofNullable(row.getObject("running_event_id", UUID.class))
                        .map(EventId::new));
    }

    @Override
    public void active(Alarm alarm, Instant at) {
        rows.active(List.of(alarm), at);
    }

    @Override
    public boolean complete(Alarm alarm, Instant at) {
        return rows.complete(alarm, at);
    }
}
