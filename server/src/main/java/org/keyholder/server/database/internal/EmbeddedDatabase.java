package org.keyholder.server.database.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import org.keyholder.postgres.EmbeddedPostgres;
import org.keyholder.postgres.PostgresRefused;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.SecretFiles;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.shared.Secret;

/** The database of a home folder: our own PostgreSQL with the owner's and the server's roles in it. */
final class EmbeddedDatabase implements DatabaseServer {

    static final String DATABASE = "keyholder";
    static final String OWNER = "keyholder_owner";
    static final String SERVER = "keyholder_server";

    private static final String SUPERUSER_SECRET = "postgres-superuser";
    private static final int PASSWORD_BYTES = 24;

    private final EmbeddedPostgres postgres;
    private final Secret ownerPassword;
    private final Secret serverPassword;

    private EmbeddedDatabase(EmbeddedPostgres postgres, Secret ownerPassword, Secret serverPassword) {
        this.postgres = postgres;
        this.ownerPassword = ownerPassword;
        this.serverPassword = serverPassword;
    }

    static EmbeddedDatabase start(Home home) {
        var secrets = new SecretFiles(home.secrets());
        var postgres = postgres(home, secrets);
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

    private static EmbeddedPostgres postgres(Home home, SecretFiles secrets) {
        var data = home.postgres().resolve("data");
        if (Files.exists(data) && !secrets.has(SUPERUSER_SECRET)) {
            throw StartRefused.obstacle("There is a database in " + data + ", but its password is missing: "
                    + secrets.file(SUPERUSER_SECRET) + ". Put the file back.");
        }
        try {
            var password = secrets.get(SUPERUSER_SECRET, PASSWORD_BYTES);
            return EmbeddedPostgres.start(home.postgres(), data, home.logs().resolve("postgres"), password);
        } catch (PostgresRefused refused) {
            throw StartRefused.obstacle(refused.words());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedDatabase prepared(EmbeddedPostgres postgres, SecretFiles secrets)
            throws SQLException, IOException {
        try (var connection = postgres.connect("postgres")) {
            var owner = role(connection, OWNER, secrets);
            var server = role(connection, SERVER, secrets);
            if (!exists(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
                execute(connection, "create database " + DATABASE + " owner " + OWNER);
            }
            return new EmbeddedDatabase(postgres, owner, server);
        }
    }

    /** Makes the role if it is missing; gives it a new password if the old one's file is gone. */
    static Secret role(Connection connection, String role, SecretFiles secrets) throws SQLException, IOException {
        var known = secrets.has(role);
        var password = new Secret(secrets.get(role, PASSWORD_BYTES));
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
        return DatabaseAccess.direct(postgres.url(DATABASE), OWNER, ownerPassword);
    }

    @Override
    public DatabaseAccess server() {
        return DatabaseAccess.direct(postgres.url(DATABASE), SERVER, serverPassword);
    }

    @Override
    public void close() {
        postgres.close();
    }
}
