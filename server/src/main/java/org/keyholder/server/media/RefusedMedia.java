package org.keyholder.server.media;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that say what was not stored of events, because a storage was full. */
@Component
public class RefusedMedia {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final MediaSettings settings;
    private final Clock clock;

    RefusedMedia(JdbcClient jdbc, TenantTransactions transactions, MediaSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    private record Row(EventId event, String name, FullStorage full) {}

    /** What was refused of these events and has not come since, where anything was. */
    public Map<EventId, Refused> of(TenantScope tenant, DealerId dealer, List<EventId> events) {
        if (events.isEmpty()) {
            return Map.of();
        }
        var rows = transactions.call(
                tenant,
                () -> jdbc.sql("""
                        select event_id, name, full_of from refused_media
                        where dealer_id = ? and event_id = any (?::uuid[]) and stored_at is null
                        order by refused_at, name
                        """)
                        .param(dealer.value())
                        .param(ColumnArray.of("uuid", events, EventId::value))
                        .query((row, n) -> new Row(
                                new EventId(row.getObject("event_id", UUID.class)),
                                row.getString("name"),
                                FullStorage.ofCode(row.getString("full_of"))))
                        .list());
        return rows.stream()
                .collect(Collectors.groupingBy(
                        Row::event, Collectors.collectingAndThen(Collectors.toList(), RefusedMedia::refused)));
    }

    private static Refused refused(List<Row> rows) {
        return new Refused(
                rows.getFirst().event(),
                rows.stream().map(Row::name).toList(),
                rows.getLast().full());
    }

    /**
     * Writes down that a file was refused, in the caller's transaction; true the first time. Of one event as many are written down as
     * it may have files: a device may make up names for ever.
     */
    public boolean add(DealerId dealer, EventId event, String name, FullStorage full) {
        return jdbc.sql("""
                        insert into refused_media (dealer_id, event_id, name, full_of, refused_at)
                        select ?, ?, ?, ?, ?
                        where (select count(*) from refused_media r where r.dealer_id = ? and r.event_id = ?) < ?
                        on conflict do nothing
                        """)
                        .params(
                                dealer.value(),
                                event.value(),
                                name,
                                full.code(),
                                Timestamp.from(clock.instant()),
                                dealer.value(),
                                event.value(),
                                settings.filesPerEvent())
                        .update()
                == 1;
    }

    /** Writes down that a file that was refused is stored after all, in the caller's transaction. */
    void stored(DealerId dealer, EventId event, String name) {
        jdbc.sql("""
                        update refused_media set stored_at = ?
                        where dealer_id = ? and event_id = ? and name = ? and stored_at is null
                        """)
                .params(Timestamp.from(clock.instant()), dealer.value(), event.value(), name)
                .update();
    }
}
