package org.keyholder.server.database.internal;

import java.sql.Connection;
import java.sql.SQLException;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.database.Poolers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that somebody else runs. Its user owns the tables; the server puts on a role that does not, in each transaction anew: a
 * pooler in between may hand it another connection each time, and the owner sees every tenant's rows.
 */
final class OutsideDatabase implements DatabaseServer {

    private static final int OLDEST_VERSION = 150_000;
    private static final String NOT_ALLOWED = "42501";
    private static final Logger log = LoggerFactory.getLogger(OutsideDatabase.class);

    private final DatabaseAccess owner;

    private OutsideDatabase(DatabaseAccess owner) {
        this.owner = owner;
    }

    static OutsideDatabase prepare(DatabaseSettings settings) {
        var given = DatabaseUrl.read(settings);
        try {
            return prepare(given.with("set local search_path = " + Migrations.SCHEMA, isShared(given)));
        } catch (SQLException e) {
            throw StartRefused.obstacle("The database at " + DatabaseUrl.withoutSecrets(given.url())
                    + " cannot be used: " + e.getMessage());
        }
    }

    private static boolean isShared(DatabaseAccess given) throws SQLException {
        try (var connection = given.connect()) {
            boolean shared = Poolers.standBefore(connection);
            if (shared) {
                log.info("A pooler stands before the database: role and settings are put on in each transaction,"
                        + " and no statement is kept prepared.");
            }
            return shared;
        }
    }

    private static OutsideDatabase prepare(DatabaseAccess owner) throws SQLException {
        try (var connection = owner.connect()) {
            requireWritable(connection);
            requireVersion(connection);
            requireRole(connection, owner.user());
            requireRightToMakeTables(connection, owner.user());
            return new OutsideDatabase(owner);
        }
    }

    private static void requireWritable(Connection connection) throws SQLException {
        if ("on".equals(single(connection, "show transaction_read_only"))) {
            throw StartRefused.obstacle(
                    "The outside database only lets itself be read: it is a standby, or read-only for"
                            + " this user. Give the address of the primary.");
        }
    }

    private static void requireVersion(Connection connection) throws SQLException {
        if (Integer.parseInt(single(connection, "show server_version_num")) < OLDEST_VERSION) {
            throw StartRefused.obstacle("The outside database is PostgreSQL "
                    + single(connection, "show server_version") + "; Keyholder needs 15 or later.");
        }
    }

    private static void requireRole(Connection connection, String user) throws SQLException {
        try {
            if (!EmbeddedDatabase.exists(
                    connection, "select 1 from pg_roles where rolname = ?", EmbeddedDatabase.SERVER)) {
                EmbeddedDatabase.execute(connection, "create role " + EmbeddedDatabase.SERVER + " nologin");
            }
            if (!canPutOnRole(connection)) {
                EmbeddedDatabase.execute(connection, "grant " + EmbeddedDatabase.SERVER + " to current_user");
            }
        } catch (SQLException e) {
            if (NOT_ALLOWED.equals(e.getSQLState())) {
                throw StartRefused.obstacle("The database's user " + user
                        + " may not make the role that the server works as."
                        + " Let an administrator run:  create role " + EmbeddedDatabase.SERVER + " nologin; grant "
                        + EmbeddedDatabase.SERVER + " to \"" + user + "\";");
            }
            throw e;
        }
    }

    private static boolean canPutOnRole(Connection connection) {
        try {
            EmbeddedDatabase.execute(connection, "set local role " + EmbeddedDatabase.SERVER);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void requireRightToMakeTables(Connection connection, String user) throws SQLException {
        if (!"t".equals(single(connection, "select has_schema_privilege('public', 'create')"))) {
            throw StartRefused.obstacle(
                    "The database's user " + user + " may not make tables in the schema public. Let an"
                            + " administrator make it the owner of the database:  alter database "
                            + connection.getCatalog() + " owner to \"" + user + "\";");
        }
    }

    private static String single(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public DatabaseAccess owner() {
        return owner;
    }

    @Override
    public DatabaseAccess server() {
        return owner.with(ServerPool.preamble(EmbeddedDatabase.SERVER, owner.shared()), owner.shared());
    }

    @Override
    public void close() {
        // It is not ours to stop.
    }
}
