package org.keyholder.server.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.DeviceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The events' rows. */
@Component
public class Events {

    /** What {@link #event} reads, of a table that the query calls {@code e}. */
    public static final String COLUMNS =
            "e.dealer_id, e.id, e.site_id, e.station_id, e.device_id, e.device_event_id, e.zone, e.kind, e.occurred_at, e.received_at, e.not_signalled";

    /** Between an id and the time in its row. */
    private static final Duration AROUND = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Ids ids;
    private final Clock clock;

    Events(JdbcClient jdbc, TenantTransactions transactions, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A report and the station that watches its site, if any.
     *
     * @param notSignalled a code for why nothing is signalled of it, where nothing is
     */
    public record Report(ReportedEvent event, Optional<StationId> station, Optional<String> notSignalled) {
        public Report {
            Objects.requireNonNull(event);
            Objects.requireNonNull(station);
            Objects.requireNonNull(notSignalled);
        }
    }

    /** A device's own id. */
    private record Key(UUID device, String id) {}

    /** A row that stands under a device's own id. */
    private record Stored(UUID id, byte[] contentHash, Instant receivedAt) {}

    /** Stores the reports in the caller's transaction: an answer for each, in order. */
    public List<StoreEvent> store(List<Report> reports) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var candidates = reports.stream().map(report -> ids.next()).toList();
        var inserted = insert(reports, candidates, now);
        var known = inserted.size() == reports.size() ? Map.<Key, Stored>of() : find(reports);
        var results = new ArrayList<StoreEvent>(reports.size());
        for (int i = 0; i < reports.size(); i++) {
            results.add(
                    inserted.contains(candidates.get(i))
                            ? new StoreEvent.Recorded(new EventId(candidates.get(i)), now)
                            : again(reports.get(i).event(), known));
        }
        return results;
    }

    private Set<UUID> insert(List<Report> reports, List<UUID> candidates, Instant now) {
        return Set.copyOf(jdbc.sql("""
                        insert into event (dealer_id, id, site_id, station_id, device_id, device_event_id, content_hash,
                                           zone, kind, occurred_at, not_signalled, received_at)
                        select dealer_id, id, site_id, station_id, device_id, device_event_id, content_hash, zone, kind,
                               occurred_at, not_signalled, ?
                        from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::bytea[],
                                    ?::smallint[], ?::text[], ?::timestamptz[], ?::text[]) with ordinality
                          as r (dealer_id, id, site_id, station_id, device_id, device_event_id, content_hash, zone, kind,
                                occurred_at, not_signalled, place)
                        -- In one order everywhere: two writers with the same ids must not wait for each other in a circle.
                        order by dealer_id, device_id, device_event_id, place
                        on conflict (dealer_id, device_id, device_event_id) do nothing
                        returning id
                        """)
                .param(Timestamp.from(now))
                .param(ColumnArray.of(
                        "uuid", reports, r -> r.event().device().dealer().value()))
                .param(ColumnArray.of("uuid", candidates, id -> id))
                .param(ColumnArray.of(
                        "uuid", reports, r -> r.event().device().site().value()))
                .param(ColumnArray.of(
                        "uuid", reports, r -> r.station().map(StationId::value).orElse(null)))
                .param(ColumnArray.of(
                        "uuid", reports, r -> r.event().device().id().value()))
                .param(ColumnArray.of("text", reports, r -> r.event().deviceEventId()))
                .param(ColumnArray.of("bytea", reports, r -> r.event().contentHash()))
                .param(ColumnArray.of("smallint", reports, r -> r.event().zone().value()))
                .param(ColumnArray.of("text", reports, r -> r.event().kind().code()))
                .param(ColumnArray.of("timestamptz", reports, r -> r.event().occurredAt()))
                .param(ColumnArray.of("text", reports, r -> r.notSignalled().orElse(null)))
                .query(UUID.class)
                .list());
    }

    private Map<Key, Stored> find(List<Report> reports) {
        var found = new HashMap<Key, Stored>();
        jdbc.sql("""
                        select e.device_id, e.device_event_id, e.id, e.content_hash, e.received_at
                        from unnest(?::uuid[], ?::uuid[], ?::text[]) as r (dealer_id, device_id, device_event_id)
                        join event e using (dealer_id, device_id, device_event_id)
                        """)
                .param(ColumnArray.of(
                        "uuid", reports, r -> r.event().device().dealer().value()))
                .param(ColumnArray.of(
                        "uuid", reports, r -> r.event().device().id().value()))
                .param(ColumnArray.of("text", reports, r -> r.event().deviceEventId()))
                .query(row -> {
                    found.put(
                            new Key(row.getObject(1, UUID.class), row.getString(2)),
                            new Stored(
                                    row.getObject(3, UUID.class),
                                    row.getBytes(4),
                                    row.getTimestamp(5).toInstant()));
                });
        return found;
    }

    private static StoreEvent again(ReportedEvent event, Map<Key, Stored> known) {
        var stored = known.get(new Key(event.device().id().value(), event.deviceEventId()));
        if (stored == null) {
            throw new IllegalStateException("A report was neither stored nor found");
        }
        return Arrays.equals(stored.contentHash(), event.contentHash())
                ? new StoreEvent.Duplicate(new EventId(stored.id()), stored.receivedAt())
                : new StoreEvent.IdReused();
    }

    public Optional<Event> find(TenantScope tenant, DealerId dealer, EventId id) {
        return transactions.call(
                tenant,
                () -> jdbc.sql("select " + COLUMNS + " from event e where e.dealer_id = ? and e.id = ?")
                        .params(dealer.value(), id.value())
                        .query((row, n) -> event(row))
                        .optional());
    }

    /**
     * An event by which the station was told something. Its own id holds the time at which it was stored, so that it is looked for among the
     * station's few of that time, and needs no index of its own on the alarm path.
     */
    public Optional<Event> find(StationId station, EventId id) {
        var stored = Ids.timeOf(id.value());
        return transactions.call(
                TenantScope.station(station),
                () -> jdbc.sql("select " + COLUMNS + " from event e where e.station_id = ? and e.id = ? "
                                + "and e.received_at between ? and ?")
                        .param(station.value())
                        .param(id.value())
                        .param(Timestamp.from(stored.minus(AROUND)))
                        .param(Timestamp.from(stored.plus(AROUND)))
                        .query((row, n) -> event(row))
                        .optional());
    }

    /** The event of a row that holds {@link #COLUMNS}. */
    public static Event event(ResultSet row) throws SQLException {
        return new Event(
                new DealerId(row.getObject("dealer_id", UUID.class)),
                new EventId(row.getObject("id", UUID.class)),
                new SiteId(row.getObject("site_id", UUID.class)),
                Optional.ofNullable(row.getObject("station_id", UUID.class)).map(StationId::new),
                new DeviceId(row.getObject("device_id", UUID.class)),
                row.getString("device_event_id"),
                new ZoneNumber(row.getInt("zone")),
                EventKind.ofCode(row.getString("kind")).orElseThrow(),
                row.getTimestamp("occurred_at").toInstant(),
                row.getTimestamp("received_at").toInstant(),
                Optional.ofNullable(row.getString("not_signalled")));
    }
}
