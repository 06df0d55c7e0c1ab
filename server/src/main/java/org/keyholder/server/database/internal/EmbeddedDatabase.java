package org.keyholder.server.database.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.shared.Secret;

/** The database of a home folder: our own PostgreSQL with the owner's and the server's roles in it. */
final class EmbeddedDatabase implements DatabaseServer {

    static final String DATABASE = "keyholder";
    static final String OWNER = "keyholder_owner";
    static final String SERVER = "keyholder_server";

    private final EmbeddedPostgres postgres;
    private final Secret ownerPassword;
    private final Secret serverPassword;

    private EmbeddedDatabase(EmbeddedPostgres postgres, Secret ownerPassword, Secret serverPassword) {
        this.postgres = postgres;
        this.ownerPassword = ownerPassword;
        this.serverPassword = serverPassword;
    }

    static EmbeddedDatabase start(Home home) {
        var secrets = new Secrets(home.secrets());
        var postgres = EmbeddedPostgres.start(home.postgres(), home.postgres().resolve("data"), home.logs(), secrets);
        try {
            return prepared(postgres, secrets);
        } catch (SQLException e) {
            postgres.close();
            throw new IllegalStateException("The embedded database could not be prepared.", e);
        } catch (IOException e) {
            postgres.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    private static EmbeddedDatabase prepared(EmbeddedPostgres postgres, Secrets secrets)
            throws SQLException, IOException {
        try (var connection = postgres.superuser("postgres").connect()) {
            var owner = role(connection, OWNER, secrets);
            var server = role(connection, SERVER, secrets);
            if (!exists(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
                execute(connection, "create database " + DATABASE + " owner " + OWNER);
            }
            return new EmbeddedDatabase(postgres, owner, server);
        }
    }

    /** Makes the role if it is missing; gives it a new password if the old one's file is gone. */
    static Secret role(Connection connection, String role, Secrets secrets) throws SQLException, IOException {
        var known = secrets.has(role);
        var password = secrets.get(role);
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
            execute(connection, "create role " + role + " login password '" + password.reveal() + "'");
        } else if (!known) {
            execute(connection, "alter role " + role + " login password '" + password.reveal() + "'");
        }
        return password;
    }

    static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public DatabaseAccess owner() {
        return postgres.access(DATABASE, OWNER, ownerPassword);
    }

    @Override
    public DatabaseAccess server() {
        return postgres.access(DATABASE, SERVER, serverPassword);
    }

    @Override
    public void close() {
        postgres.close();
    }
}
