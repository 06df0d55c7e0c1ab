package org.keyholder.server.media;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that say what was kept of events, and is not any more. */
@Component
public class SweptMedia {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    SweptMedia(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** What is gone of these events, where anything is. */
    public Map<EventId, Swept> of(TenantScope tenant, DealerId dealer, List<EventId> events) {
        return events.isEmpty()
                ? Map.of()
                : transactions.call(
                        tenant,
                        () -> jdbc
                                .sql("""
                        select event_id, clips, stills, keep_days, swept_at from swept_media
                        where dealer_id = ? and event_id = any (?::uuid[])
                        """)
                                .param(dealer.value())
                                .param(ColumnArray.of("uuid", events, EventId::value))
                                .query((row, n) -> new Swept(
                                        new EventId(row.getObject("event_id", UUID.class)),
                                        row.getInt("clips"),
                                        row.getInt("stills"),
                                        row.getInt("keep_days"),
                                        row.getTimestamp("swept_at").toInstant()))
                                .stream()
                                .collect(Collectors.toMap(Swept::event, Function.identity())));
    }
}
