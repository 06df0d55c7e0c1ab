package org.keyholder.server.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.keyholder.server.testing.Wait.until;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.database.TestDatabase;
import org.keyholder.server.shared.Secret;

class EmbeddedPostgresTest {

    /** A home whose database was made and stopped in order: a copy of it is quicker than making another. */
    @TempDir
    static Path used;

    @TempDir
    Path home;

    private final List<EmbeddedPostgres> started = new ArrayList<>();

    @BeforeAll
    static void makeUsedHome() {
        postgresIn(used).close();
    }

    @AfterEach
    void stopAll() {
        started.forEach(EmbeddedPostgres::close);
    }

    @Test
    void aNewDatabaseKeepsWhatItCommitsAndLetsNobodyInWithoutThePassword() throws Exception {
        var postgres = start(home);

        assertThat(ask(postgres, "show fsync")).isEqualTo("on");
        assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
        assertThat(ask(postgres, "show full_page_writes")).isEqualTo("on");
        assertThat(ask(postgres, "show data_checksums")).isEqualTo("on");
        assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask(
                        postgres,
                        "select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'postgres'"))
                .isEqualTo("b C.UTF-8");
        assertThat(ask(postgres, "select string_agg(distinct auth_method, ' ') from pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
        assertThat(ask(postgres, "select rolpassword like 'SCRAM-SHA-256$%' from pg_authid where rolname = 'postgres'"))
                .isEqualTo("t");
        var intruder = postgres.access("postgres", "postgres", new Secret("guessed"));
        assertThatThrownBy(intruder::connect)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("authentication failed");
    }

    @Test
    void passwordAndDataAreTheirOwnersAlone() throws Exception {
        start(home);

        assertThat(permissions(home.resolve("secrets/postgres-superuser"))).isEqualTo("rw-------");
        assertThat(permissions(home.resolve("secrets"))).isEqualTo("rwx------");
        assertThat(permissions(home.resolve("data"))).isEqualTo("rwx------");
    }

    @Test
    void aSecondStartFindsTheRowsOnTheSamePort() throws Exception {
        copy(used, home);
        var first = start(home);
        var port = first.port();
        ask(first, "create table kept as select 'still here' as words");
        first.close();
        assertThat(first.isRunning()).isFalse();

        var second = start(home);

        assertThat(second.port()).isEqualTo(port);
        assertThat(ask(second, "select words from kept")).isEqualTo("still here");
    }

    @Test
    void anotherPortIsTakenWhenAStrangerHasOurs() throws Exception {
        copy(used, home);
        var first = start(home);
        first.close();
        try (var stranger = new ServerSocket(first.port(), 1, InetAddress.getLoopbackAddress())) {

            var second = start(home);

            assertThat(second.port()).isNotEqualTo(stranger.getLocalPort());
            assertThat(ask(second, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void thePostgresThatAKilledServerLeftBehindIsAdopted() throws Exception {
        copy(used, home);
        var leftBehind = start(home);
        var pid = pid(home);

        var adopted = start(home);

        assertThat(pid(home)).isEqualTo(pid);
        assertThat(adopted.port()).isEqualTo(leftBehind.port());
        assertThat(ask(adopted, "select 1")).isEqualTo("1");
    }

    @Test
    void thePostgresOfAnotherHomeIsRefused(@TempDir Path copy) throws Exception {
        copy(used, home);
        var original = start(home);
        copy(home, copy);

        assertThatThrownBy(() -> start(copy))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("on port " + original.port())
                .hasMessageContaining(home.resolve("data").toString())
                .hasMessageContaining("It is not touched");
        assertThat(ask(original, "select 1")).isEqualTo("1");
    }

    @Test
    void aPostgresThatIsKilledIsStartedAgain() throws Exception {
        copy(used, home);
        var postgres = start(home);
        var port = postgres.port();
        ask(postgres, "create table kept as select 'still here' as words");

        ProcessHandle.of(pid(home)).orElseThrow().destroyForcibly();

        until("it answers again", () -> answers(postgres, "select words from kept", "still here"));
        assertThat(postgres.port()).isEqualTo(port);
    }

    @Test
    void aNumberInThePidFileThatIsNowAnothersDoesNotKeepItFromStarting() throws Exception {
        copy(used, home);
        Files.writeString(
                home.resolve("data/postmaster.pid"),
                "%d%n%s%n1%n5432%n%n127.0.0.1%n"
                        .formatted(ProcessHandle.current().pid(), home.resolve("data")));

        var postgres = start(home);

        assertThat(ask(postgres, "select 1")).isEqualTo("1");
    }

    @Test
    void whatACutOffFirstStartLeftIsClearedAway() throws Exception {
        Files.createDirectories(home.resolve("data.new/base"));
        Files.writeString(home.resolve("data.new/PG_VERSION"), "18");

        var postgres = start(home);

        assertThat(ask(postgres, "select 1")).isEqualTo("1");
        assertThat(home.resolve("data.new")).doesNotExist();
    }

    @Test
    void programsThatAreNotWholeAreUnpackedAgain(@TempDir Path binaries) throws Exception {
        var folder = PostgresBinaries.unpackedIn(binaries);
        Files.writeString(folder.resolve("bin/initdb"), "");

        var again = PostgresBinaries.unpackedIn(binaries);

        assertThat(again).isEqualTo(folder);
        assertThat(Files.size(again.resolve("bin/initdb"))).isGreaterThan(100_000);
        assertThat(Files.isExecutable(again.resolve("bin/initdb"))).isTrue();
        try (var left = Files.list(binaries)) {
            assertThat(left).containsExactly(folder);
        }
    }

    @Test
    void aDatabaseWhosePasswordIsLostIsRefusedInPlainWords() throws Exception {
        copy(used, home);
        Files.delete(home.resolve("secrets/postgres-superuser"));

        assertThatThrownBy(() -> start(home))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Put the file back");
    }

    @Test
    void aDatabaseOfAnotherMajorVersionIsRefused() throws Exception {
        Files.createDirectories(home.resolve("data"));
        Files.writeString(home.resolve("data/PG_VERSION"), "19\n");

        assertThatThrownBy(() -> start(home))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("made by PostgreSQL 19");
    }

    private EmbeddedPostgres start(Path folder) {
        var postgres = postgresIn(folder);
        started.add(postgres);
        return postgres;
    }

    private static EmbeddedPostgres postgresIn(Path folder) {
        return EmbeddedPostgres.start(
                TestDatabase.BINARIES,
                folder.resolve("data"),
                folder.resolve("logs"),
                new Secrets(folder.resolve("secrets")));
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = postgres.superuser("postgres").connect();
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return String.valueOf(rows.getString(1));
            }
        }
    }

    private static boolean answers(EmbeddedPostgres postgres, String sql, String answer) {
        try {
            return ask(postgres, sql).equals(answer);
        } catch (SQLException e) {
            return false;
        }
    }

    private static long pid(Path folder) throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var walk = Files.walk(from)) {
            for (var file : (Iterable<Path>) walk::iterator) {
                var target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Home.privateFolder(target);
                } else if (Files.isRegularFile(file)) {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
