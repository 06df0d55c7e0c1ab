package org.keyholder.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** What stands between us and PostgreSQL: PgBouncer and its like share a few connections among many. */
public final class Poolers {

    private Poolers() {}

    /**
     * Whether a pooler answers in PostgreSQL's place. A pooler cannot tell its client the process that will serve it, for there is
     * none yet, and gives a number of its own; so the number of the start and the one of the process that answers differ.
     *
     * <p>Of such a connection nothing may be expected that outlives a transaction: no setting, no role, no prepared statement and
     * no LISTEN.
     */
    public static boolean standBefore(Connection connection) throws SQLException {
        int told = connection.unwrap(PGConnection.class).getBackendPID();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1) != told;
        }
    }
}
