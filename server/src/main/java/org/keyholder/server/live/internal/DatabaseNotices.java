package org.keyholder.server.live.internal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.keyholder.server.live.LiveNotices;
import org.keyholder.server.live.Topic;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** PostgreSQL's NOTIFY, which goes out with the commit, and a thread that LISTENs. */
@Component
class DatabaseNotices implements LiveNotices, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DatabaseNotices.class);
    private static final String CHANNEL = "keyholder_live";
    private static final int WAIT_MILLIS = 1000;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final PageStreams streams;
    private volatile boolean running;

    DatabaseNotices(JdbcClient jdbc, DataSource dataSource, PageStreams streams) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.streams = streams;
    }

    @Override
    public void changed(Topic topic) {
        jdbc.sql("select pg_notify(?, ?)")
                .params(CHANNEL, topic.text())
                .query((row, n) -> true)
                .single();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("live-notices").daemon().start(this::listenAlways);
    }

    private void listenAlways() {
        while (running) {
            try (var connection = dataSource.getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                if (running) {
                    log.warn("Live pages wait for the database: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        // What was said while nobody listened is lost.
        streams.anythingMayHaveChanged();
        var notices = connection.unwrap(PGConnection.class);
        while (running) {
            for (var notice : notices.getNotifications(WAIT_MILLIS)) {
                streams.changed(new Topic(notice.getParameter()));
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("unlisten *");
        }
    }

    private synchronized void pause() {
        try {
            wait(WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
