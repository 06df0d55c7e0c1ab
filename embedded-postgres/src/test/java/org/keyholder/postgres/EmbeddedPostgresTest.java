package org.keyholder.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgresTest {

    private static final Path PROGRAMS = Path.of("target", "postgres").toAbsolutePath();
    private static final String PASSWORD = "for tests alone";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.url("postgres"), "postgres", "guessed"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("authentication failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with a blank", "it's mine", "50% & more", "a,b;c#d", "(x) [y] {z} *?", "-rf", "a=b:c"})
    void aFolderMayBeCalledWhatPeopleCallFolders(String name) throws Exception {
        var place = home.resolve(name);
        copy(used, place);

        var postgres = start(place);

        assertThat(ask(postgres, "show data_directory"))
                .isEqualTo(place.resolve("data").toString());
        assertThat(ask(postgres, "show log_directory"))
                .isEqualTo(place.resolve("logs").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a$(id)", "a`id`", "a\\b", "a\nb"})
    void aFolderThatItsStarterWouldMisreadIsRefusedBeforeAnythingIsMade(String name) {
        var place = home.resolve(name);

        assertThatThrownBy(() -> start(place))
                .isInstanceOf(PostgresRefused.class)
                .hasMessageContaining("Choose a folder without them");
        assertThat(place).doesNotExist();
    }

    /** The OpenSSL that comes with the programs is mended by nobody. */
    @Test
    void noTlsIsSpoken() throws Exception {
        copy(used, home);
        var postgres = start(home);

        assertThat(ask(postgres, "show ssl")).isEqualTo("off");
        assertThat(ask(postgres, "select count(*) from pg_stat_ssl where ssl")).isEqualTo("0");
        assertThat(postgres.url("postgres")).endsWith("sslmode=disable");
    }

    @Test
    void theDataAreTheirOwnersAloneAndThePasswordIsNotLeftBehind() throws Exception {
        start(home);

        assertThat(permissions(home.resolve("data"))).isEqualTo("rwx------");
        try (var left = Files.list(home)) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("data", "logs");
        }
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
                .isInstanceOf(PostgresRefused.class)
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

        awaitAnswer(postgres, "select words from kept", "still here");
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
    void aDatabaseOfAnotherMajorVersionIsRefused() throws Exception {
        Files.createDirectories(home.resolve("data"));
        Files.writeString(home.resolve("data/PG_VERSION"), "19\n");

        assertThatThrownBy(() -> start(home))
                .isInstanceOf(PostgresRefused.class)
                .hasMessageContaining("made by PostgreSQL 19");
    }

    @Test
    void asRootAnotherUserRunsItAndIsGivenWhatAnEarlierReleaseHadRootOwn() throws Exception {
        assumeTrue(MachineUser.weAreRoot(), "only root hands PostgreSQL to another user. Root can run it");
        copy(used, home);
        giveAllToRoot(home);

        var postgres = start(home);

        assertThat(ask(postgres, "select 1")).isEqualTo("1");
        var owner = MachineUser.uidOf(home.resolve("data"));
        assertThat(owner).isNotZero();
        assertThat(MachineUser.uidOf(home.resolve("data/base"))).isEqualTo(owner);
        assertThat(Files.getAttribute(Path.of("/proc", Long.toString(pid(home))), "unix:uid"))
                .isEqualTo(owner);
    }

    @Test
    void itIsStoppedInOrder() throws Exception {
        copy(used, home);
        var postgres = start(home);
        var process = ProcessHandle.of(pid(home)).orElseThrow();

        postgres.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(home.resolve("data/postmaster.pid")).doesNotExist();
    }

    private static void giveAllToRoot(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            for (var file : (Iterable<Path>) walk::iterator) {
                Files.setAttribute(file, "unix:uid", 0);
                Files.setAttribute(file, "unix:gid", 0);
            }
        }
    }

    private EmbeddedPostgres start(Path folder) {
        var postgres = postgresIn(folder);
        started.add(postgres);
        return postgres;
    }

    private static EmbeddedPostgres postgresIn(Path folder) {
        return EmbeddedPostgres.start(PROGRAMS, folder.resolve("data"), folder.resolve("logs"), PASSWORD);
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = postgres.connect("postgres");
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

    private static void awaitAnswer(EmbeddedPostgres postgres, String sql, String answer) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(postgres, sql, answer)) {
            assertThat(System.nanoTime()).as("waited in vain for an answer").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
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
                    Folders.makePrivate(target);
                } else if (Files.isRegularFile(file)) {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
