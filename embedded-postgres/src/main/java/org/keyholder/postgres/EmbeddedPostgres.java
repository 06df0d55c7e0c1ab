package org.keyholder.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL as a process of our own. It is a daemon beside the server, not its child: it outlives a killed server, and the next
 * one adopts it, but only after it has proven to serve this very data folder.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    public static final String SUPERUSER = PostgresCluster.SUPERUSER;

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int SECONDS_TO_STOP = 60;
    private static final int SECONDS_TO_STOP_AT_ONCE = 10;
    private static final Duration LONGEST_WAIT_FOR_ADOPTION = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final PostgresPrograms programs;
    private final PostgresCluster cluster;
    private final String password;
    private final Path startLog;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile int port;
    private volatile boolean closed;
    private @Nullable Thread supervisor;

    private EmbeddedPostgres(PostgresPrograms programs, PostgresCluster cluster, String password, Path startLog) {
        this.programs = programs;
        this.cluster = cluster;
        this.password = password;
        this.startLog = startLog;
    }

    /**
     * Starts or adopts the PostgreSQL of the data folder, which is made if it is missing, and keeps it running.
     *
     * @param programs where the programs are unpacked to
     * @param logs a folder for PostgreSQL's own log, and for nothing else
     * @param password the superuser's
     */
    public static EmbeddedPostgres start(Path programs, Path data, Path logs, String password) {
        try {
            var cluster = new PostgresCluster(data, logs);
            cluster.makePlace();
            var unpacked = PostgresBinaries.unpackedIn(programs);
            var runner = Runner.of(
                    data,
                    List.of(
                            data.toAbsolutePath().getParent(),
                            logs.toAbsolutePath().getParent(),
                            unpacked));
            var run = new PostgresPrograms(unpacked, runner);
            cluster.make(run, password);
            var postgres = new EmbeddedPostgres(run, cluster, password, logs.resolve("postgres-start.log"));
            postgres.begin();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database could not be started: " + e.getMessage(), e);
        }
    }

    private void begin() throws IOException {
        if (!adopt()) {
            port = cluster.choosePort(programs.runner());
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

    /** The JDBC address of a database of the PostgreSQL that another process runs in that data folder; empty where none is ready. */
    public static Optional<String> urlOfRunning(Path data, String database) throws IOException {
        return PostmasterFile.in(data)
                .filter(file -> file.isReady() && file.process().isPresent())
                .map(file -> url(file.port(), database));
    }

    /** The JDBC address of a database. */
    public String url(String database) {
        return url(port, database);
    }

    private static String url(int port, String database) {
        // No encryption on loopback: the OpenSSL that comes with the programs is old, and there is nobody to hide from.
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable";
    }

    /** A connection of the superuser's; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("gssEncMode", "disable");
        return DriverManager.getConnection(url(database), properties);
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
        throw new PostgresRefused(
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
        try (var connection = connect("postgres")) {
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

    private PostgresRefused stranger(PostmasterFile file, String serves) {
        return new PostgresRefused("The file " + file.file() + " points to the PostgreSQL on port " + file.port()
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
        programs.runner().giveAll(cluster.data());
        programs.runner().giveAll(cluster.logs());
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
            } catch (InterruptedException | ExecutionException e) {
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
            var process = process();
            if (process != null) {
                stop(process);
            }
        } finally {
            changing.unlock();
        }
    }

    // By signals and not by pg_ctl, which could not stop one that an earlier release has started with other rights.
    private static void stop(ProcessHandle process) {
        // Whoever closes may have been interrupted already; the database is stopped in order all the same.
        boolean interrupted = Thread.interrupted();
        try {
            if (ends(process, "INT", SECONDS_TO_STOP) || ends(process, "QUIT", SECONDS_TO_STOP_AT_ONCE)) {
                log.info("PostgreSQL has stopped.");
            } else {
                log.warn("PostgreSQL does not stop. It is process {}.", process.pid());
            }
        } catch (IOException | ExecutionException e) {
            log.warn("PostgreSQL could not be stopped.", e);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Sends PostgreSQL a signal (INT: cut the sessions and stop in order; QUIT: stop at once), and waits for the end. */
    private static boolean ends(ProcessHandle process, String signal, int seconds)
            throws IOException, InterruptedException, ExecutionException {
        var sent = Command.run("sh", "-c", "kill -s " + signal + " " + process.pid());
        if (!sent.good() && process.isAlive()) {
            throw new IOException(sent.words());
        }
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }
}
