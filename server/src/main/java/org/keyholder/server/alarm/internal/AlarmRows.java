package org.keyholder.server.alarm.internal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.AlarmRow;
import org.keyholder.server.alarm.JoiningRule;
import org.keyholder.server.alarm.StormId;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of alarms and of the events that belong to them. All in the caller's transaction. */
@Component
class AlarmRows {

    /** An alarm in the midst of a flood is not written at each event. */
    private static final Duration ACTIVE_WITHIN = Duration.ofSeconds(5);

    private final JdbcClient jdbc;

    AlarmRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A site as one station has it: what has at most one alarm that goes on. */
    record Watch(SiteId site, StationId station) {}

    /** A zone of such a site. */
    record Place(Watch watch, ZoneNumber zone) {}

    /** An event that becomes a member of its alarm. */
    record Member(
            Alarm alarm,
            EventId event,
            ZoneNumber zone,
            Optional<EventId> running,
            Optional<StormId> storm,
            Instant at) {}

    /** The alarms that go on at these sites. */
    Map<Watch, Alarm> goingOn(Collection<Watch> watches) {
        var wanted = List.copyOf(watches);
        var found = new HashMap<Watch, Alarm>();
        jdbc.sql("select " + AlarmRow.COLUMNS + """
                        from unnest(?::uuid[], ?::uuid[]) as wanted (site_id, station_id)
                        join alarm a on a.site_id = wanted.site_id and a.station_id = wanted.station_id
                          and a.dealer_id = any ((select current_dealers())::uuid[])
                        where a.ended_at is null
                        """)
                .param(ColumnArray.of("uuid", wanted, w -> w.site().value()))
                .param(ColumnArray.of("uuid", wanted, w -> w.station().value()))
                .query((row, n) -> AlarmRow.read(row))
                .list()
                .forEach(alarm -> found.put(new Watch(alarm.site(), alarm.station()), alarm));
        return found;
    }

    /** The newest event of each of these zones in its alarm, and the event that it runs under. */
    Map<Place, JoiningRule.Running> running(Map<Place, Alarm> places) {
        var wanted = List.copyOf(places.entrySet());
        var found = new HashMap<Place, JoiningRule.Running>();
        jdbc.sql("""
                        select wanted.place, told.id as told, told.kind, newest.joined_at
                        from unnest(?::uuid[], ?::uuid[], ?::smallint[]) with ordinality
                          as wanted (dealer_id, alarm_id, zone, place)
                        cross join lateral (
                            -- Further out, row security keeps coalesce from the index, and all events of the dealer are read.
                            select coalesce(m.running_event_id, m.event_id) as event_id, m.joined_at from alarm_event m
                            where m.dealer_id = wanted.dealer_id and m.alarm_id = wanted.alarm_id and m.zone = wanted.zone
                            order by m.joined_at desc limit 1) newest
                        join event told on told.dealer_id = wanted.dealer_id and told.id = newest.event_id
                        """)
                .param(ColumnArray.of("uuid", wanted, w -> w.getValue().dealer().value()))
                .param(ColumnArray.of("uuid", wanted, w -> w.getValue().id().value()))
                .param(ColumnArray.of("smallint", wanted, w -> w.getKey().zone().value()))
                .query(row -> {
                    found.put(
                            wanted.get(row.getInt("place") - 1).getKey(),
                            new JoiningRule.Running(
                                    new EventId(row.getObject("told", UUID.class)),
                                    EventKind.ofCode(row.getString("kind")).orElseThrow(),
                                    row.getTimestamp("joined_at").toInstant()));
                });
        return found;
    }

    /** Opens the alarms; answers the ids of those that no other transaction was quicker to open. */
    Set<UUID> open(List<Alarm> alarms) {
        return Set.copyOf(jdbc.sql("""
                        insert into alarm (dealer_id, id, site_id, station_id, receiver_id, account_number, sent_as, event_id, event_kind,
                                           zone, zone_name, occurred_at, time_zone, opened_at, active_at, quiet_minutes)
                        select a.dealer_id, a.id, a.site_id, a.station_id, a.receiver_id, a.account_number, a.sent_as, a.event_id,
                               a.event_kind, a.zone, a.zone_name, a.occurred_at, a.time_zone, a.opened_at, a.opened_at,
                               a.quiet_minutes
                        from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::uuid[],
                                    ?::text[], ?::smallint[], ?::text[], ?::timestamptz[], ?::text[], ?::timestamptz[], ?::integer[])
                          as a (dealer_id, id, site_id, station_id, receiver_id, account_number, sent_as, event_id, event_kind, zone,
                                zone_name, occurred_at, time_zone, opened_at, quiet_minutes)
                        -- In one order everywhere: two writers must not wait for each other in a circle.
                        order by a.dealer_id, a.site_id
                        on conflict (dealer_id, site_id, station_id) where ended_at is null do nothing
                        returning id
                        """)
                .param(ColumnArray.of("uuid", alarms, a -> a.dealer().value()))
                .param(ColumnArray.of("uuid", alarms, a -> a.id().value()))
                .param(ColumnArray.of("uuid", alarms, a -> a.site().value()))
                .param(ColumnArray.of("uuid", alarms, a -> a.station().value()))
                .param(ColumnArray.of(
                        "uuid",
                        alarms,
                        a -> a.line().map(line -> line.receiver().value()).orElse(null)))
                .param(ColumnArray.of(
                        "text",
                        alarms,
                        a -> a.line().map(line -> line.account().text()).orElse(null)))
                .param(ColumnArray.of(
                        "text", alarms, a -> a.line().map(line -> line.kept()).orElse(null)))
                .param(ColumnArray.of("uuid", alarms, a -> a.opener().event().value()))
                .param(ColumnArray.of("text", alarms, a -> a.opener().kind().code()))
                .param(ColumnArray.of("smallint", alarms, a -> a.opener().zone().value()))
                .param(ColumnArray.of("text", alarms, a -> a.opener().zoneName()))
                .param(ColumnArray.of("timestamptz", alarms, a -> a.opener().occurredAt()))
                .param(ColumnArray.of("text", alarms, a -> a.opener().timeZone().getId()))
                .param(ColumnArray.of("timestamptz", alarms, Alarm::openedAt))
                .param(ColumnArray.of(
                        "integer", alarms, a -> (int) a.quietAfter().toMinutes()))
                .query(UUID.class)
                .list());
    }

    /** Writes down that quiet has ended these alarms. */
    void endQuiet(List<Alarm> alarms, Instant now) {
        jdbc.sql("""
                        with mine as (
                            select a.dealer_id, a.id from alarm a
                            join unnest(?::uuid[], ?::uuid[]) as over (dealer_id, id) using (dealer_id, id)
                            -- Looked at again under the lock: another transaction may have joined it meanwhile.
                            where a.ended_at is null and a.active_at + make_interval(mins => a.quiet_minutes) <= ?
                            order by a.id for no key update of a)
                        update alarm a set ended_at = a.active_at + make_interval(mins => a.quiet_minutes),
                                           ended_why = 'quiet'
                        from mine where a.dealer_id = mine.dealer_id and a.id = mine.id
                        """)
                .param(ColumnArray.of("uuid", alarms, a -> a.dealer().value()))
                .param(ColumnArray.of("uuid", alarms, a -> a.id().value()))
                .param(Timestamp.from(now))
                .update();
    }

    void active(List<Alarm> alarms, Instant at) {
        var stale = alarms.stream()
                .filter(alarm -> alarm.activeAt().isBefore(at.minus(ACTIVE_WITHIN)))
                .toList();
        if (stale.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with mine as (
                            select a.dealer_id, a.id from alarm a
                            join unnest(?::uuid[], ?::uuid[]) as active (dealer_id, id) using (dealer_id, id)
                            -- What is over stays over.
                            where a.ended_at is null and a.active_at + make_interval(mins => a.quiet_minutes) > ?
                            order by a.id for no key update of a)
                        update alarm a set active_at = greatest(a.active_at, ?)
                        from mine where a.dealer_id = mine.dealer_id and a.id = mine.id
                        """)
                .param(ColumnArray.of("uuid", stale, a -> a.dealer().value()))
                .param(ColumnArray.of("uuid", stale, a -> a.id().value()))
                .param(Timestamp.from(at))
                .param(Timestamp.from(at))
                .update();
    }

    void add(List<Member> members) {
        jdbc.sql("""
                        insert into alarm_event (dealer_id, event_id, alarm_id, station_id, zone, running_event_id, storm_id,
                                                 joined_at)
                        select m.dealer_id, m.event_id, m.alarm_id, m.station_id, m.zone, m.running_event_id, m.storm_id,
                               m.joined_at
                        from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::smallint[], ?::uuid[], ?::uuid[],
                                    ?::timestamptz[])
                          as m (dealer_id, event_id, alarm_id, station_id, zone, running_event_id, storm_id, joined_at)
                        """)
                .param(ColumnArray.of("uuid", members, m -> m.alarm().dealer().value()))
                .param(ColumnArray.of("uuid", members, m -> m.event().value()))
                .param(ColumnArray.of("uuid", members, m -> m.alarm().id().value()))
                .param(ColumnArray.of("uuid", members, m -> m.alarm().station().value()))
                .param(ColumnArray.of("smallint", members, m -> m.zone().value()))
                .param(ColumnArray.of(
                        "uuid", members, m -> m.running().map(EventId::value).orElse(null)))
                .param(ColumnArray.of(
                        "uuid", members, m -> m.storm().map(StormId::value).orElse(null)))
                .param(ColumnArray.of("timestamptz", members, Member::at))
                .update();
    }

    /** Waits for events that are being taken in at the site, and holds up those that come, until the transaction ends. */
    boolean complete(Alarm alarm, Instant at) {
        jdbc.sql("select 1 from site where dealer_id = ? and id = ? for no key update")
                .params(alarm.dealer().value(), alarm.site().value())
                .query((row, n) -> true)
                .optional();
        return jdbc.sql("update alarm set ended_at = ?, ended_why = 'completed' where dealer_id = ? and id = ? "
                                + "and ended_at is null and active_at + make_interval(mins => quiet_minutes) > ?")
                        .params(
                                Timestamp.from(at),
                                alarm.dealer().value(),
                                alarm.id().value(),
                                Timestamp.from(at))
                        .update()
                == 1;
    }
}
