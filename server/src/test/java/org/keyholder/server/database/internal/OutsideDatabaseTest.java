package org.keyholder.server.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.postgres.EmbeddedPostgres;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.database.TestDatabase;
import org.keyholder.server.shared.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;

class OutsideDatabaseTest {

    private static EmbeddedPostgres elsewhere;

    @BeforeAll
    static void startPostgres(@TempDir Path folder) {
        elsewhere = EmbeddedPostgres.start(
                TestDatabase.BINARIES, folder.resolve("data"), folder.resolve("logs"), "for tests alone");
    }

    @AfterAll
    static void stopPostgres() {
        elsewhere.close();
    }

    @BeforeEach
    void makeDatabase() throws SQLException {
        asSuperuser("create role hosted login password 'p@ss word/1'", "create database alarms owner hosted");
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        asSuperuser("drop database alarms with (force)", "drop role if exists keyholder_server", "drop role hosted");
    }

    @Test
    void aUserThatMayMakeRolesNeedsNothingElse() throws SQLException {
        asSuperuser("alter role hosted createrole");

        var outside = OutsideDatabase.prepare(settings(url()));

        assertThatTheServerWorksAsItsRole(outside);
    }

    @Test
    void aUserToWhomTheRoleWasGivenNeedsNotMakeIt() throws SQLException {
        asSuperuser("create role keyholder_server nologin", "grant keyholder_server to hosted");

        var outside = OutsideDatabase.prepare(settings(url()));

        assertThatTheServerWorksAsItsRole(outside);
    }

    @Test
    void aUserThatMayNotMakeTheRoleGetsTheLineForTheAdministrator() {
        assertThatThrownBy(() -> OutsideDatabase.prepare(settings(url())))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("create role keyholder_server nologin; grant keyholder_server to \"hosted\";");
    }

    @Test
    void aUserThatMayNotMakeTablesGetsTheLineForTheAdministrator() throws SQLException {
        asSuperuser("alter role hosted createrole", "alter database alarms owner to postgres");

        assertThatThrownBy(() -> OutsideDatabase.prepare(settings(url())))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("alter database alarms owner to \"hosted\";");
    }

    @Test
    void aWrongPasswordIsToldWithoutShowingAny() {
        var url = "postgres://hosted:wrong-guess@127.0.0.1:" + elsewhere.port() + "/alarms";

        assertThatThrownBy(() -> OutsideDatabase.prepare(settings(url)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("password authentication failed")
                .hasMessageNotContaining("wrong-guess");
    }

    @Test
    void aDatabaseThatIsNotThereIsToldInOneLine() {
        assertThatThrownBy(() -> OutsideDatabase.prepare(settings("postgres://a:b@127.0.0.1:1/alarms")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/alarms cannot be used")
                .hasMessageContaining("refused");
    }

    @Test
    void userAndPasswordMayStandBesideTheUrl() throws SQLException {
        asSuperuser("alter role hosted createrole");
        var url = "jdbc:postgresql://127.0.0.1:" + elsewhere.port() + "/alarms";

        var outside = OutsideDatabase.prepare(new DatabaseSettings(url, "hosted", new Secret("p@ss word/1"), 4));

        assertThatTheServerWorksAsItsRole(outside);
    }

    @Test
    void aSearchPathOfTheUsersOwnLeadsNobodyAstray() throws SQLException {
        asSuperuser("alter role hosted createrole", "alter role hosted set search_path = elsewhere");

        var outside = OutsideDatabase.prepare(settings(url()));

        assertThatTheServerWorksAsItsRole(outside);
        try (var pool = ServerPool.open(outside.server(), 4)) {
            assertThat(JdbcClient.create(pool)
                            .sql("select count(*) from person")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void aDatabaseThatIsOnlyReadIsRefused() throws SQLException {
        asSuperuser("alter role hosted set default_transaction_read_only = on");

        assertThatThrownBy(() -> OutsideDatabase.prepare(settings(url())))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("only lets itself be read");
    }

    @Test
    void theServersConnectionsDoNotCompilePlans() throws SQLException {
        asSuperuser("alter role hosted createrole", "alter database alarms set jit = on");
        var outside = OutsideDatabase.prepare(settings(url()));

        try (var pool = ServerPool.open(outside.server(), 4)) {
            assertThat(JdbcClient.create(pool)
                            .sql("show jit")
                            .query(String.class)
                            .single())
                    .isEqualTo("off");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alter role keyholder_server bypassrls", "alter role keyholder_server superuser"})
    void aRoleThatRowSecurityDoesNotHoldIsRefused(String mistake) throws SQLException {
        asSuperuser("create role keyholder_server nologin", "grant keyholder_server to hosted");
        var outside = OutsideDatabase.prepare(settings(url()));
        Migrations.run(outside.owner());
        ServerRole.requireHeldByRowSecurity(outside.server());
        asSuperuser(mistake);

        assertThatThrownBy(() -> ServerRole.requireHeldByRowSecurity(outside.server()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("nosuperuser nobypassrls");
    }

    private static void assertThatTheServerWorksAsItsRole(OutsideDatabase outside) {
        Migrations.run(outside.owner());
        try (var pool = ServerPool.open(outside.server(), 4)) {
            var database = JdbcClient.create(pool);

            assertThat(database.sql("select current_user").query(String.class).single())
                    .isEqualTo("keyholder_server");
            assertThat(database.sql("select count(*) from scheduled_tasks")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThatThrownBy(() -> database.sql("create table mine (id int)").update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    private static String url() {
        return "postgres://hosted:p%40ss%20word%2F1@127.0.0.1:" + elsewhere.port() + "/alarms";
    }

    private static DatabaseSettings settings(@Nullable String url) {
        return new DatabaseSettings(url, null, null, 4);
    }

    private static void asSuperuser(String... statements) throws SQLException {
        try (var connection = elsewhere.connect("postgres")) {
            for (var statement : statements) {
                EmbeddedDatabase.execute(connection, statement);
            }
        }
    }
}
