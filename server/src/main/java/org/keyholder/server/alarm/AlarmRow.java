package org.keyholder.server.alarm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.WatchedZone;
import org.keyholder.server.station.ReceiverId;

/** An alarm as part of a query's row, so that what is asked about its rows can be read together with it. */
public final class AlarmRow {

    /** What {@link #read} reads, of a table that the query calls {@code a}. */
    public static final String COLUMNS = """
            a.dealer_id as alarm_dealer_id, a.id as alarm_id, a.site_id as alarm_site_id, a.station_id as
            alarm_station_id, a.receiver_id as alarm_receiver_id, a.account_number as alarm_account_number,
            a.sent_as as alarm_sent_as, a.event_id as alarm_event_id, a.event_kind as alarm_event_kind, a.zone as alarm_zone, a.zone_name as alarm_zone_name,
            a.occurred_at as alarm_occurred_at, a.time_zone as alarm_time_zone, a.opened_at as alarm_opened_at,
            a.active_at as alarm_active_at, a.quiet_minutes as alarm_quiet_minutes, a.ended_at as alarm_ended_at,
            a.ended_why as alarm_ended_why
            """;

    private AlarmRow() {}

    /** The alarm of a row that holds {@link #COLUMNS}. */
    public static Alarm read(ResultSet row) throws SQLException {
        var station = new StationId(row.getObject("alarm_station_id", UUID.class));
        return new Alarm(
                new DealerId(row.getObject("alarm_dealer_id", UUID.class)),
                new AlarmId(row.getObject("alarm_id", UUID.class)),
                new SiteId(row.getObject("alarm_site_id", UUID.class)),
                station,
                line(row, station),
                opener(row),
                row.getTimestamp("alarm_opened_at").toInstant(),
                row.getTimestamp("alarm_active_at").toInstant(),
                Duration.ofMinutes(row.getInt("alarm_quiet_minutes")),
                end(row));
    }

    private static Optional<WatchedZone.Line.Open> line(ResultSet row, StationId station) throws SQLException {
        var receiver = row.getObject("alarm_receiver_id", UUID.class);
        return receiver == null
                ? Optional.empty()
                : Optional.of(WatchedZone.Line.Open.of(
                        station,
                        new ReceiverId(receiver),
                        row.getString("alarm_account_number"),
                        row.getString("alarm_sent_as")));
    }

    private static Alarm.Opener opener(ResultSet row) throws SQLException {
        return new Alarm.Opener(
                new EventId(row.getObject("alarm_event_id", UUID.class)),
                EventKind.ofCode(row.getString("alarm_event_kind")).orElseThrow(),
                new ZoneNumber(row.getInt("alarm_zone")),
                row.getString("alarm_zone_name"),
                row.getTimestamp("alarm_occurred_at").toInstant(),
                ZoneId.of(row.getString("alarm_time_zone")));
    }

    private static Optional<Alarm.End> end(ResultSet row) throws SQLException {
        var at = row.getTimestamp("alarm_ended_at");
        return at == null
                ? Optional.empty()
                : Optional.of(new Alarm.End(
                        at.toInstant(),
                        Alarm.Why.valueOf(row.getString("alarm_ended_why").toUpperCase(Locale.ROOT))));
    }
}
