package org.keyholder.server.health.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.keyholder.server.health.ReadinessCheck;
import org.springframework.stereotype.Component;

/** Whether a row could be committed: it commits a message to the database's journal, which reaches the disk like any row. */
@Component
class DatabaseCheck implements ReadinessCheck {

    private static final int PATIENCE_MILLIS = 1_000;

    private final DataSource pool;

    DatabaseCheck(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public String subject() {
        return "the database";
    }

    @Override
    public Optional<String> obstacle() {
        try (var connection = pool.getConnection()) {
            // On the socket, so that a connection whose other end is gone is given up here and not after half a minute.
            connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
            commitMessage(connection);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of("Nothing can be stored in the database at the moment.");
        }
    }

    private static void commitMessage(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_logical_emit_message(true, 'keyholder', 'ready?')");
        }
    }
}
