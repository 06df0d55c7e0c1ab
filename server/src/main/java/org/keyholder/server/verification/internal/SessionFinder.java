package org.keyholder.server.verification.internal;

import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.verification.Session;
import org.keyholder.server.verification.SessionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds sessions in the dealer's transaction. */
@Component
class SessionFinder {

    private final JdbcClient jdbc;

    SessionFinder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Session> find(DealerId dealer, UUID id) {
        return jdbc.sql("""
                        select station_id, site_id, event_id, opened_by, opened_at from session where dealer_id = ? and id = ?
                        """)
                .params(dealer.value(), id)
                .query((row, n) -> new Session(
                        dealer,
                        new SessionId(id),
                        new StationId(row.getObject("station_id", UUID.class)),
                        new SiteId(row.getObject("site_id", UUID.class)),
                        new EventId(row.getObject("event_id", UUID.class)),
                        row.getString("opened_by"),
                        row.getTimestamp("opened_at").toInstant()))
                .optional();
    }
}
