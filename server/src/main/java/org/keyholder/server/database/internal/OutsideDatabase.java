package org.keyholder.server.database.internal;

import java.sql.Connection;
import java.sql.SQLException;
import org.keyholder.server.configuration.StartRefused;

/** A PostgreSQL that somebody else runs. Its user owns the tables; the server puts on a role that does not. */
final class OutsideDatabase implements DatabaseServer {

    private static final int OLDEST_VERSION = 150_000;
    private static final String NOT_ALLOWED = "42501";

    private final DatabaseAccess owner;

    private OutsideDatabase(DatabaseAccess owner) {
        this.owner = owner;
    }

    static OutsideDatabase prepare(DatabaseSettings settings) {
        var owner = DatabaseUrl.read(settings);
        try (var connection = owner.connect()) {
            requireVersion(connection);
            requireRole(connection, owner.user());
            requireRightToMakeTables(connection, owner.user());
            return new OutsideDatabase(owner);
        } catch (SQLException e) {
            throw StartRefused.obstacle("The database at " + DatabaseUrl.withoutSecrets(owner.url())
                    + " cannot be used: " + e.getMessage());
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
            EmbeddedDatabase.execute(connection, "set role " + EmbeddedDatabase.SERVER);
            EmbeddedDatabase.execute(connection, "reset role");
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
        return new DatabaseAccess(owner.url(), owner.user(), owner.password(), EmbeddedDatabase.SERVER);
    }

    @Override
    public void close() {
        // It is not ours to stop.
    }
}
