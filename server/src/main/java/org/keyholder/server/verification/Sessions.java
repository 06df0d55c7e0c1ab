package org.keyholder.server.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.event.Event;
import org.keyholder.server.live.LiveNotices;
import org.keyholder.server.live.Topic;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.verification.internal.QuestionRows;
import org.keyholder.server.verification.internal.SessionLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sessions: one an alarm, joined by whoever opens it. */
@Component
public class Sessions {

    private static final String SELECT =
            "select dealer_id, id, station_id, site_id, event_id, opened_by, opened_at from session";

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final SessionLog log;
    private final QuestionRows questions;
    private final LiveNotices notices;
    private final Ids ids;
    private final Clock clock;

    Sessions(
            JdbcClient jdbc,
            TenantTransactions transactions,
            SessionLog log,
            QuestionRows questions,
            LiveNotices notices,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.log = log;
        this.questions = questions;
        this.notices = notices;
        this.ids = ids;
        this.clock = clock;
    }

    /** The one session of the event: opened now by this operator, or opened before by another. */
    public Session open(StationId station, Event event, String operator) {
        var tenant = TenantScope.station(station);
        return transactions.call(tenant, () -> {
            var id = new SessionId(ids.next());
            if (insert(station, event, id, operator)) {
                var opened = ofEvent(tenant, event.dealer(), event.id()).orElseThrow();
                log.add(opened, SessionLog.Kind.OPENED, operator + " opened the alarm");
                return opened;
            }
            return ofEvent(tenant, event.dealer(), event.id()).orElseThrow();
        });
    }

    private boolean insert(StationId station, Event event, SessionId id, String operator) {
        return jdbc.sql("""
                                insert into session (dealer_id, id, station_id, site_id, event_id, opened_by, opened_at)
                                values (?, ?, ?, ?, ?, ?, ?) on conflict (dealer_id, event_id) do nothing
                                """)
                        .params(
                                event.dealer().value(),
                                id.value(),
                                station.value(),
                                event.site().value(),
                                event.id().value(),
                                operator,
                                Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    public Optional<Session> find(StationId station, SessionId id) {
        return transactions.call(
                TenantScope.station(station),
                () -> jdbc.sql(SELECT + " where id = ?")
                        .param(id.value())
                        .query(Sessions::session)
                        .optional());
    }

    public Optional<Session> ofEvent(TenantScope tenant, DealerId dealer, EventId event) {
        return transactions.call(
                tenant,
                () -> jdbc.sql(SELECT + " where dealer_id = ? and event_id = ?")
                        .params(dealer.value(), event.value())
                        .query(Sessions::session)
                        .optional());
    }

    /** The session's log, oldest first. */
    public List<Entry> log(TenantScope tenant, Session session) {
        return transactions.call(tenant, () -> log.of(session));
    }

    /** The newest round of asking. */
    public Optional<Verification> verification(TenantScope tenant, Session session) {
        return transactions.call(tenant, () -> questions.newest(session));
    }

    /** All answers of the session, oldest first. */
    public List<PressedAnswer> answers(TenantScope tenant, Session session) {
        return transactions.call(tenant, () -> questions.answers(session));
    }

    /** Says that a file of the event has arrived, in the caller's transaction. */
    public void mediaArrived(Event event, String name, boolean clip) {
        ofEvent(TenantScope.dealer(event.dealer()), event.dealer(), event.id())
                .ifPresent(session ->
                        log.add(session, SessionLog.Kind.MEDIA, clip ? "Clip stored" : "Snapshot stored: " + name));
        notices.changed(Topic.event(event.id().value()));
    }

    private static Session session(ResultSet row, int number) throws SQLException {
        return new Session(
                new DealerId(row.getObject("dealer_id", UUID.class)),
                new SessionId(row.getObject("id", UUID.class)),
                new StationId(row.getObject("station_id", UUID.class)),
                new SiteId(row.getObject("site_id", UUID.class)),
                new EventId(row.getObject("event_id", UUID.class)),
                row.getString("opened_by"),
                row.getTimestamp("opened_at").toInstant());
    }
}
