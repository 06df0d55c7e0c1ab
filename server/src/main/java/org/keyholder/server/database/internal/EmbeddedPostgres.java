package org.keyholder.server.database.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.shared.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL as a process of our own. It is a daemon beside the server, not its child: it outlives a killed server, and the next
 * one adopts it, but only after it has proven to serve this very data folder.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration LONGEST_WAIT_FOR_ADOPTION = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final PostgresPrograms programs;
    private final PostgresCluster cluster;
    private final Secret password;
    private final Path startLog;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile int port;
    private volatile boolean closed;
    private @Nullable Thread supervisor;

    private EmbeddedPostgres(PostgresPrograms programs, PostgresCluster cluster, Secret password, Path startLog) {
        this.programs = programs;
        this.cluster = cluster;
        this.password = password;
        this.startLog = startLog;
    }

    /** Starts or adopts the PostgreSQL of the data folder, which is made if it is missing, and keeps it running. */
    public static EmbeddedPostgres start(Path binaries, Path data, Path logs, Secrets secrets) {
        try {
            var programs = new PostgresPrograms(PostgresBinaries.unpackedIn(binaries));
            var cluster = new PostgresCluster(data, logs);
            cluster.make(programs, secrets);
            var password = secrets.get(PostgresCluster.SUPERUSER_SECRET);
            var postgres = new EmbeddedPostgres(programs, cluster, password, logs.resolve("postgres-start.log"));
            postgres.begin();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database could not be started: " + e.getMessage(), e);
        }
    }

    private void begin() throws IOException {
        if (!adopt()) {
            port = cluster.choosePort();
            startProcess();
        }
        supervisor = Thread.ofPlatform().daemon().name("postgres-supervisor").start(this::supervise);
    }

    public int port() {
        return port;
    }

    public boolean isRunning() {
        return process() != null;
    }

    /** The superuser's way into a database. */
    public DatabaseAccess superuser(String database) {
        return access(database, PostgresCluster.SUPERUSER, password);
    }

    /** A user's way into a database. */
    public DatabaseAccess access(String database, String user, Secret secret) {
        // No encryption on loopback: the OpenSSL that comes with the programs is old, and there is nobody to hide from.
        return new DatabaseAccess(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable", user, secret, null);
    }

    // --- adopting

    private boolean adopt() throws IOException {
        long deadline = System.nanoTime() + LONGEST_WAIT_FOR_ADOPTION.toNanos();
        while (System.nanoTime() < deadline) {
            var found = PostmasterFile.in(cluster.data());
            if (found.isEmpty()) {
                return false;
            }
            if (found.get().process().isEmpty()) {
                log.info("PostgreSQL was not stopped in order last time; it recovers what was committed.");
                return false;
            }
            if (answersAsOurs(found.get())) {
                port = found.get().port();
                log.info("Found our PostgreSQL still running on port {}, and go on with it.", port);
                return true;
            }
            pause(Duration.ofMillis(50));
        }
        throw StartRefused.obstacle(
                "The PostgreSQL that runs in " + cluster.data() + " does not answer. See its log, and end it.");
    }

    /** False means not yet: it is starting, or about to stop. */
    private boolean answersAsOurs(PostmasterFile file) throws IOException {
        if (!isSameFolder(file.dataFolder())) {
            throw stranger(file, file.dataFolder().toString());
        }
        if (!file.isReady()) {
            return false;
        }
        port = file.port();
        try (var connection = superuser("postgres").connect()) {
            var folder = dataFolderOf(connection);
            if (!isSameFolder(Path.of(folder))) {
                throw stranger(file, folder);
            }
            return true;
        } catch (SQLException e) {
            if (isWrongPassword(e)) {
                throw stranger(file, "another folder, and does not know our password");
            }
            return false;
        }
    }

    private static String dataFolderOf(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show data_directory")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private boolean isSameFolder(Path folder) throws IOException {
        return Files.exists(folder) && Files.isSameFile(folder, cluster.data());
    }

    private static boolean isWrongPassword(SQLException e) {
        return String.valueOf(e.getSQLState()).startsWith("28");
    }

    private StartRefused stranger(PostmasterFile file, String serves) {
        return StartRefused.obstacle("The file " + file.file() + " points to the PostgreSQL on port " + file.port()
                + ", but that one serves " + serves + ". It is not touched. If " + cluster.data()
                + " is a copy, it was made while the database was running and is not to be trusted.");
    }

    // --- starting

    private void startProcess() throws IOException {
        var left = PostmasterFile.in(cluster.data());
        if (left.isPresent() && left.get().isNumberOfAnother()) {
            // PostgreSQL would take whoever has the number now for itself, and refuse to start.
            Files.deleteIfExists(left.get().file());
        }
        var answer = programs.run(
                "pg_ctl",
                "start",
                "--wait",
                "--timeout=86400", // recovery after a crash takes what it takes
                "--pgdata=" + cluster.data(),
                "--log=" + startLog);
        if (!answer.good()) {
            throw new IOException(answer.words() + System.lineSeparator() + lastWords());
        }
    }

    private String lastWords() throws IOException {
        if (!Files.exists(startLog)) {
            return "";
        }
        var lines = Files.readAllLines(startLog);
        return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }

    // --- supervising

    private void supervise() {
        try {
            while (!closed) {
                awaitExit();
                if (!closed) {
                    log.warn("PostgreSQL has ended. Starting it again.");
                    restart();
                }
            }
        } catch (IOException e) {
            if (!closed) {
                log.error("PostgreSQL is not supervised any more.", e);
            }
        }
    }

    private void awaitExit() throws IOException {
        while (!closed) {
            var process = process();
            if (process == null) {
                return;
            }
            try {
                process.onExit().get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                // Still there; look again whether we are to go on.
            } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                return;
            }
        }
    }

    private void restart() throws IOException {
        for (var wait = FIRST_PAUSE; !closed; wait = longer(wait)) {
            changing.lock();
            try {
                if (closed) {
                    return;
                }
                // Always on the same port: the pool knows no other.
                startProcess();
                log.info("PostgreSQL runs again.");
                return;
            } catch (IOException e) {
                // At first its own orphans still hold the memory; only what lasts is worth the details.
                var details = wait.equals(LONGEST_PAUSE) ? " " + e.getMessage() : "";
                log.warn("PostgreSQL does not start yet; trying again in {} ms.{}", wait.toMillis(), details);
            } finally {
                changing.unlock();
            }
            pause(wait);
        }
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private @Nullable ProcessHandle process() {
        try {
            return PostmasterFile.in(cluster.data())
                    .flatMap(PostmasterFile::process)
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(Duration pause) throws IOException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for PostgreSQL.", e);
        }
    }

    // --- stopping

    /** Stops PostgreSQL: sessions are cut, what was committed is kept. */
    @Override
    public void close() {
        closed = true;
        changing.lock();
        try {
            if (supervisor != null) {
                supervisor.interrupt();
            }
            if (isRunning()) {
                stopProcess("fast", 60);
                log.info("PostgreSQL has stopped.");
            }
        } finally {
            changing.unlock();
        }
    }

    private void stopProcess(String mode, int seconds) {
        try {
            var answer = programs.run(
                    "pg_ctl", "stop", "--wait", "--mode=" + mode, "--timeout=" + seconds, "--pgdata=" + cluster.data());
            if (!answer.good() && isRunning()) {
                log.warn("PostgreSQL does not stop: {}", answer.words());
                if (!"immediate".equals(mode)) {
                    stopProcess("immediate", 10);
                }
            }
        } catch (IOException e) {
            log.warn("PostgreSQL could not be stopped.", e);
        }
    }
}
