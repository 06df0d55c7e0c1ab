package org.keyholder.server.live.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.keyholder.server.database.Poolers;
import org.keyholder.server.live.LiveNotices;
import org.keyholder.server.live.NoticeListener;
import org.keyholder.server.live.Topic;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells this node's pages after the commit, and other nodes' pages by PostgreSQL's NOTIFY, which a thread LISTENs to. The NOTIFY
 * goes by itself after the commit and not within it: transactions that notify commit one after the other, each waiting for the
 * disk alone. What a crash in between leaves untold, a page sees with its next refresh.
 */
@Component
class DatabaseNotices implements LiveNotices, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DatabaseNotices.class);
    private static final String CHANNEL = "keyholder_live";
    private static final int WAIT_MILLIS = 1000;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final List<NoticeListener> listeners;
    private final String node = UUID.randomUUID().toString();
    private final LinkedBlockingQueue<Topic> outgoing = new LinkedBlockingQueue<>();
    private volatile boolean running;

    DatabaseNotices(JdbcClient jdbc, DataSource dataSource, List<NoticeListener> listeners) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void changed(Topic topic) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            tell(topic);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tell(topic);
            }
        });
    }

    private void tell(Topic topic) {
        listeners.forEach(listener -> listener.changed(topic));
        outgoing.add(topic);
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("live-notices").daemon().start(this::listenAlways);
        Thread.ofPlatform().name("live-notices-out").daemon().start(this::notifyAlways);
    }

    /** What came together goes together; what cannot be told now, the other nodes' pages find out with their next refresh. */
    private void notifyAlways() {
        try {
            while (running) {
                var first = outgoing.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    var topics = new LinkedHashSet<>(Set.of(first));
                    outgoing.drainTo(topics);
                    notifyOthers(List.copyOf(topics));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void notifyOthers(List<Topic> topics) {
        try {
            jdbc.sql("select pg_notify(?, ? || topic) from string_to_table(?, ' ') as topic")
                    .param(CHANNEL)
                    .param(node + " ")
                    .param(topics.stream().map(Topic::text).collect(Collectors.joining(" ")))
                    .query((row, n) -> true)
                    .list();
        } catch (DataAccessException e) {
            log.warn("Live pages of other nodes hear later of {} changes: {}", topics.size(), e.getMessage());
        }
    }

    private void listenAlways() {
        while (running) {
            try (var connection = dataSource.getConnection()) {
                if (Poolers.standBefore(connection)) {
                    log.info(
                            "Through a pooler nobody can listen: what another server of this database changes, the pages"
                                    + " opened here show with their next refresh.");
                    return;
                }
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
        listeners.forEach(NoticeListener::anythingMayHaveChanged);
        var notices = connection.unwrap(PGConnection.class);
        while (running) {
            for (var notice : notices.getNotifications(WAIT_MILLIS)) {
                heard(notice.getParameter());
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("unlisten *");
        }
    }

    /** Our own pages have been told already, but not of what the database tells of its own accord (migrations: tell_live). */
    private void heard(String notice) {
        int blank = notice.indexOf(' ');
        if (!notice.substring(0, blank).equals(node)) {
            var topic = new Topic(notice.substring(blank + 1));
            listeners.forEach(listener -> listener.changed(topic));
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
