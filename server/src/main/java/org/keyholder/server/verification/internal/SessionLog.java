package org.keyholder.server.verification.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.keyholder.server.live.LiveNotices;
import org.keyholder.server.live.Topic;
import org.keyholder.server.verification.Entry;
import org.keyholder.server.verification.Session;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened in sessions. Rows are only ever added, in the transaction of what they tell; open pages hear of it. */
@Component
public class SessionLog {

    private final JdbcClient jdbc;
    private final LiveNotices notices;
    private final Clock clock;

    SessionLog(JdbcClient jdbc, LiveNotices notices, Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.clock = clock;
    }

    /** What kind of line it is. */
    public enum Kind {
        OPENED(true),
        ASKED(true),
        SENT(false),
        DELIVERED(false),
        FAILED(false),
        READ(true),
        ANSWERED(true),
        CLOSED(false),
        MEDIA(false);

        private final boolean byPerson;

        Kind(boolean byPerson) {
            this.byPerson = byPerson;
        }
    }

    /** Adds a line in the caller's transaction. */
    public void add(Session session, Kind kind, String text) {
        jdbc.sql(
                        "insert into session_entry (dealer_id, session_id, station_id, at, kind, text) values (?, ?, ?, ?, ?, ?)")
                .params(
                        session.dealer().value(),
                        session.id().value(),
                        session.station().value(),
                        Timestamp.from(clock.instant()),
                        kind.name().toLowerCase(Locale.ROOT),
                        text)
                .update();
        notices.changed(Topic.session(session.id().value()));
    }

    public List<Entry> of(Session session) {
        return jdbc.sql(
                        "select at, kind, text from session_entry where dealer_id = ? and session_id = ? order by number")
                .params(session.dealer().value(), session.id().value())
                .query((row, n) -> new Entry(
                        row.getTimestamp("at").toInstant(),
                        row.getString("text"),
                        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)).byPerson))
                .list();
    }
}
