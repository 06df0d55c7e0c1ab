package org.keyholder.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.keyholder.postgres.EmbeddedPostgres;
import org.keyholder.server.database.internal.DatabaseAccess;
import org.keyholder.server.database.internal.Migrations;
import org.keyholder.server.database.internal.ServerPool;
import org.keyholder.server.shared.Secret;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.FileSystemUtils;

/**
 * A real, migrated database of a test's own, in milliseconds: one PostgreSQL per JVM, and each database a copy of one that was
 * migrated once.
 */
public final class TestDatabase implements AutoCloseable {

    /** The PostgreSQL programs of all tests of this module: unpacked once. */
    public static final Path BINARIES = Path.of("target", "postgres").toAbsolutePath();

    private static final String TEMPLATE = "migrated";
    private static final Secret PASSWORD = new Secret("for tests alone");
    private static final int POOL = 16;
    private static final AtomicInteger LAST = new AtomicInteger();

    private final String name;
    private final HikariDataSource server;

    /** Of users who look behind the server's back: each way in costs ten milliseconds of SCRAM, and tests ask thousands of times. */
    private final Map<String, HikariDataSource> others = new ConcurrentHashMap<>();

    private TestDatabase(String name, HikariDataSource server) {
        this.name = name;
        this.server = server;
    }

    /** A database with all migrations and no rows. */
    public static TestDatabase create() {
        var name = "test_" + LAST.incrementAndGet();
        execute(
                superuserOf("postgres"),
                "create database %s template %s owner keyholder_owner".formatted(name, TEMPLATE));
        // A copy has the tables' grants, but not those of the database itself.
        execute(
                superuserOf(name),
                "revoke all on database %s from public; grant connect on database %s to keyholder_server"
                        .formatted(name, name));
        return new TestDatabase(name, ServerPool.open(access(name, "keyholder_server"), POOL));
    }

    /** A database as the release had it whose last migration this is, without rows. */
    static TestDatabase asOf(String lastMigration) {
        var name = "test_" + LAST.incrementAndGet();
        execute(superuserOf("postgres"), "create database %s owner keyholder_owner".formatted(name));
        Flyway.configure()
                .dataSource(simple(access(name, "keyholder_owner")))
                .schemas("public")
                .createSchemas(false)
                .locations("classpath:db/migration")
                .target(lastMigration)
                .load()
                .migrate();
        return new TestDatabase(name, ServerPool.open(access(name, "keyholder_server"), POOL));
    }

    /** Runs the migrations that are missing. */
    void migrate() {
        Migrations.run(access(name, "keyholder_owner"));
    }

    /** The PostgreSQL behind all test databases. */
    public static EmbeddedPostgres postgres() {
        return Holder.POSTGRES;
    }

    /** The server's pool, which owns nothing and sees tenants' rows only in a transaction that names the tenant. */
    public DataSource server() {
        return server;
    }

    /** Statements on the server's pool. */
    public JdbcClient jdbc() {
        return JdbcClient.create(server);
    }

    /** Transactions on the server's pool. */
    public TenantTransactions transactions() {
        return new TenantTransactions(new JdbcTransactionManager(server), jdbc(), new DatabaseShares(POOL));
    }

    /** Statements of the tables' owner, to arrange and to look behind the server's back. */
    public JdbcClient owner() {
        return JdbcClient.create(pool("keyholder_owner"));
    }

    /** Statements of the superuser, whom no row security holds. */
    public JdbcClient superuser() {
        return JdbcClient.create(pool(EmbeddedPostgres.SUPERUSER));
    }

    private HikariDataSource pool(String user) {
        return others.computeIfAbsent(user, _ -> {
            var config = new HikariConfig();
            var source = simple(access(name, user));
            // Tables change under some of the tests, and a statement that was prepared before is not good after that.
            source.setPrepareThreshold(0);
            config.setDataSource(source);
            config.setMinimumIdle(0);
            return new HikariDataSource(config);
        });
    }

    /** A connection of this user, as the driver makes it. */
    public static Connection connect(TestDatabase database, String user) throws SQLException {
        return access(database.name, user).connect();
    }

    /** The address by which a server could be told to use this PostgreSQL as an outside one. */
    public String url(String user) {
        return "postgres://" + user + ":" + PASSWORD.reveal().replace(" ", "%20") + "@127.0.0.1:"
                + postgres().port() + "/" + name;
    }

    @Override
    public void close() {
        server.close();
        others.values().forEach(HikariDataSource::close);
        execute(superuserOf("postgres"), "drop database " + name + " with (force)");
    }

    private static DatabaseAccess access(String database, String user) {
        return access(postgres(), database, user);
    }

    private static DatabaseAccess access(EmbeddedPostgres postgres, String database, String user) {
        return DatabaseAccess.direct(postgres.url(database), user, PASSWORD);
    }

    private static DatabaseAccess superuserOf(String database) {
        return access(database, EmbeddedPostgres.SUPERUSER);
    }

    private static PGSimpleDataSource simple(DatabaseAccess access) {
        var source = new PGSimpleDataSource();
        source.setUrl(access.url());
        source.setUser(access.user());
        source.setPassword(access.password().reveal());
        return source;
    }

    private static void execute(DatabaseAccess access, String sql) {
        try (var connection = access.connect();
                var statement = connection.createStatement()) {
            for (var part : sql.split(";")) {
                statement.execute(part);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The PostgreSQL of this JVM, started when it is first asked for. */
    private static final class Holder {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                var home = Files.createTempDirectory("keyholder-test");
                var postgres =
                        EmbeddedPostgres.start(BINARIES, home.resolve("data"), home.resolve("logs"), PASSWORD.reveal());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(postgres, home)));
                prepare(postgres);
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void prepare(EmbeddedPostgres postgres) {
            // A test's database need not survive a power cut.
            execute(access(postgres, "postgres", EmbeddedPostgres.SUPERUSER), """
                    alter system set fsync = off;
                    alter system set full_page_writes = off;
                    select pg_reload_conf();
                    create role keyholder_owner login password '%s';
                    create role keyholder_server login password '%s';
                    create database %s owner keyholder_owner
                    """.formatted(
                            PASSWORD.reveal(), PASSWORD.reveal(), TEMPLATE));
            Migrations.run(access(postgres, TEMPLATE, "keyholder_owner"));
        }

        private static void end(EmbeddedPostgres postgres, Path home) {
            postgres.close();
            try {
                FileSystemUtils.deleteRecursively(home);
            } catch (IOException e) {
                // It lies in the temporary folder, where somebody clears up in the end.
            }
        }
    }
}
