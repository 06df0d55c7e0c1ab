package org.keyholder.server.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.Stations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads zones for the alarm path, many at once. */
@Component
public class WatchedZones {

    private final JdbcClient jdbc;

    WatchedZones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A zone of a site, as a key. */
    public record Place(SiteId site, ZoneNumber zone) {}

    /**
     * What is known of places.
     *
     * @param held those that are there, at sites that somebody changes at this moment: whether their numbers hold is known when that is over
     */
    public record Found(Map<Place, WatchedZone> zones, Set<Place> held) {}

    /**
     * The zones that exist among the places, in the caller's transaction. The site's row is locked against a change of
     * its account number until the transaction ends. Nobody waits here for whoever changes a site: others' alarms would wait with them.
     */
    public Found find(Collection<Place> places) {
        var zones = new HashMap<Place, WatchedZone>();
        var wanted = List.copyOf(places);
        jdbc.sql("""
                        select s.id as site_id, s.time_zone, z.number, z.name, z.type, s.station_id, s.join_seconds, s.quiet_minutes,
                               s.account_number, s.account_prefix, s.prefixed_by, s.receiver_id,
                               -- Each level by its key; where the dealer's library is empty these find nothing.
                               array(
                                   select concat_ws(',', 'ZONE', c.kind, c.contact_id, c.sia) from alarm_code c
                                   where c.dealer_id = z.dealer_id and c.site_id = z.site_id and c.zone = z.number
                                   union all
                                   select concat_ws(',', 'SITE', c.kind, c.contact_id, c.sia) from alarm_code c
                                   where c.dealer_id = z.dealer_id and c.site_id = z.site_id and c.zone is null
                                     and c.zone_type = z.type
                                   union all
                                   select concat_ws(',', 'DEALER', c.kind, c.contact_id, c.sia) from alarm_code c
                                   where c.dealer_id = z.dealer_id and c.site_id is null and c.zone is null
                                     and c.zone_type = z.type) as library
                        from unnest(?::uuid[], ?::smallint[]) as wanted (site_id, number)
                        join site s on s.id = wanted.site_id
                        join zone z on z.dealer_id = s.dealer_id and z.site_id = s.id and z.number = wanted.number
                        -- In one order everywhere: a change of a prefix locks many sites, and must not wait for this in a circle.
                        order by s.dealer_id, s.id
                        for share of s skip locked
                        """)
                .param(ColumnArray.of("uuid", wanted, p -> p.site().value()))
                .param(ColumnArray.of("smallint", wanted, p -> p.zone().value()))
                .query((row, n) -> watched(row))
                .list()
                .forEach(zone -> zones.put(new Place(zone.site(), zone.number()), zone));
        return new Found(
                zones,
                held(wanted.stream().filter(place -> !zones.containsKey(place)).toList()));
    }

    /** Those that are there, of what was not found for share. */
    private Set<Place> held(List<Place> places) {
        if (places.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql("""
                        select z.site_id, z.number from unnest(?::uuid[], ?::smallint[]) as wanted (site_id, number)
                        join site s on s.id = wanted.site_id
                        join zone z on z.dealer_id = s.dealer_id and z.site_id = s.id and z.number = wanted.number
                        """)
                .param(ColumnArray.of("uuid", places, p -> p.site().value()))
                .param(ColumnArray.of("smallint", places, p -> p.zone().value()))
                .query((row, n) -> new Place(
                        new SiteId(row.getObject("site_id", UUID.class)), new ZoneNumber(row.getInt("number"))))
                .set();
    }

    private static WatchedZone watched(ResultSet row) throws SQLException {
        return new WatchedZone(
                new SiteId(row.getObject("site_id", UUID.class)),
                ZoneId.of(row.getString("time_zone")),
                new ZoneNumber(row.getInt("number")),
                row.getString("name"),
                ZoneType.ofCode(row.getString("type")),
                Optional.ofNullable(row.getObject("station_id", UUID.class)).map(StationId::new),
                line(row),
                new AlarmIntervals(
                        Duration.ofSeconds(row.getInt("join_seconds")),
                        Duration.ofMinutes(row.getInt("quiet_minutes"))),
                library((String[]) row.getArray("library").getArray()));
    }

    /** @param said level, kind, and the codes that there are, with commas between */
    private static List<LibraryEntry> library(String[] said) {
        return Arrays.stream(said)
                .map(entry -> entry.split(","))
                .map(entry -> LibraryEntry.of(
                        CodeLevel.valueOf(entry[0]),
                        entry[1],
                        entry.length > 2 ? entry[2] : null,
                        entry.length > 3 ? entry[3] : null))
                .toList();
    }

    private static WatchedZone.Line line(ResultSet row) throws SQLException {
        var station = row.getObject("station_id", UUID.class);
        var receiver = row.getObject("receiver_id", UUID.class);
        var account = row.getString("account_number");
        if (station == null) {
            return new WatchedZone.Line.NoStation();
        }
        if (receiver == null) {
            return new WatchedZone.Line.NoReceiver();
        }
        if (account == null) {
            return new WatchedZone.Line.NoAccount();
        }
        var entered = new AccountNumber(account);
        var rule = Stations.prefixRule(row);
        return new WatchedZone.Line.Open(
                new StationId(station), new ReceiverId(receiver), rule.known(entered), rule.sent(entered));
    }
}
