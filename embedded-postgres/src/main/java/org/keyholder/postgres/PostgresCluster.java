package org.keyholder.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data folder of the embedded PostgreSQL: made once, its settings written anew before each start. */
final class PostgresCluster {

    static final String SUPERUSER = "postgres";
    static final String MAJOR_VERSION = "18";

    private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);
    private static final Pattern UNFIT = Pattern.compile("[\"$`\\\\\\p{Cntrl}]");
    private static final String SETTINGS = "keyholder.conf";
    private static final Pattern PORT = Pattern.compile("(?m)^port = (\\d+)$");
    // A socket's address is at most 107 bytes long, and PostgreSQL adds 14 of its own.
    private static final int LONGEST_SOCKET_FOLDER = 90;

    private final Path data;
    private final Path logs;

    PostgresCluster(Path data, Path logs) {
        this.data = data;
        this.logs = logs;
    }

    Path data() {
        return data;
    }

    Path logs() {
        return logs;
    }

    /** Makes the folders in which data and logs lie. */
    void makePlace() throws IOException {
        for (var place : List.of(data.toAbsolutePath(), logs.toAbsolutePath())) {
            if (UNFIT.matcher(place.toString()).find()) {
                throw new PostgresRefused("PostgreSQL cannot run in "
                        + UNFIT.matcher(place.toString()).replaceAll("?")
                        + ": its starter hands the path to a shell in double quotes, in which \" $ ` \\ and control characters"
                        + " mean something else. Choose a folder without them.");
            }
        }
        Folders.makePrivate(Objects.requireNonNull(data.toAbsolutePath().getParent()));
        Folders.makePrivate(logs);
    }

    /** Makes the data folder if it is missing: it is there whole or not at all, whenever the making is cut off. */
    void make(PostgresPrograms programs, String password) throws IOException {
        if (Files.exists(data)) {
            requireOurVersion();
            return;
        }
        log.info("Making a new database in {}.", data);
        var draft = data.resolveSibling(data.getFileName() + ".new");
        Folders.delete(draft);
        Folders.makePrivate(draft);
        programs.runner().give(draft);
        initialise(programs, draft, password);
        writeOuterSettings(draft, programs.runner());
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void writeOuterSettings(Path folder, Runner runner) throws IOException {
        Files.writeString(
                folder.resolve("postgresql.conf"),
                """
                # Keyholder writes %s anew before each start. Settings of your own belong into own.conf, which wins.
                include '%s'
                include 'own.conf'
                """.formatted(SETTINGS, SETTINGS),
                StandardOpenOption.SYNC,
                StandardOpenOption.TRUNCATE_EXISTING);
        var own = folder.resolve("own.conf");
        Files.writeString(
                own,
                "# Settings of your own for PostgreSQL, which win over Keyholder's. The port is not yours to choose.\n",
                StandardOpenOption.SYNC,
                StandardOpenOption.CREATE_NEW);
        runner.give(own);
    }

    private void requireOurVersion() throws IOException {
        var version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new PostgresRefused("The database in " + data + " was made by PostgreSQL " + version
                    + ", and this Keyholder brings PostgreSQL " + MAJOR_VERSION
                    + ". Start it with the Keyholder that made it.");
        }
    }

    private static void initialise(PostgresPrograms programs, Path folder, String password) throws IOException {
        var passwordFile = Files.createTempFile(
                Objects.requireNonNull(folder.toAbsolutePath().getParent()),
                ".password",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, password);
            programs.runner().give(passwordFile);
            var answer = programs.run(
                    "initdb",
                    "--pgdata=" + folder,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--data-checksums",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions");
            if (!answer.good()) {
                Folders.delete(folder);
                throw new IOException("initdb failed: " + answer.words());
            }
        } finally {
            Files.delete(passwordFile);
        }
    }

    /** The port of the last start if it is free, otherwise another, which is remembered from now on. */
    int choosePort(Runner runner) throws IOException {
        var remembered = rememberedPort();
        var port = remembered > 0 && isFree(remembered) ? remembered : freePort();
        writeSettings(port, runner);
        return port;
    }

    private int rememberedPort() throws IOException {
        var file = data.resolve(SETTINGS);
        if (!Files.exists(file)) {
            return 0;
        }
        var matcher = PORT.matcher(Files.readString(file));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    // Below the range from which the system takes ports for outgoing connections, one of which could hold ours at the
    // next start.
    private static int freePort() {
        for (int attempt = 0; attempt < 200; attempt++) {
            var port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            if (isFree(port)) {
                return port;
            }
        }
        throw new PostgresRefused("No free port from 15000 to 32000 was found for the database.");
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void writeSettings(int port, Runner runner) throws IOException {
        var draft = data.resolve(SETTINGS + ".new");
        Files.writeString(draft, settings(port));
        runner.give(draft);
        Files.move(draft, data.resolve(SETTINGS), StandardCopyOption.ATOMIC_MOVE);
    }

    private String settings(int port) {
        return """
                # Written by Keyholder before each start: changes are lost. Settings of your own belong into own.conf.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = '%s'
                # Nobody mends the OpenSSL that comes along: it is not used.
                ssl = off
                max_connections = 64
                password_encryption = scram-sha-256

                # What is committed is on the disk.
                fsync = on
                synchronous_commit = on
                full_page_writes = on

                # A small machine that is shared with the server.
                shared_buffers = 128MB
                effective_cache_size = 512MB
                work_mem = 4MB
                maintenance_work_mem = 64MB
                max_wal_size = 1GB
                min_wal_size = 128MB
                checkpoint_timeout = 10min
                random_page_cost = 1.1
                io_method = sync
                jit = off
                max_wal_senders = 0
                wal_level = replica
                huge_pages = off
                autovacuum_naptime = 20s
                idle_in_transaction_session_timeout = 5min
                timezone = 'UTC'

                # Terse, and without the statement: a log holds no phone numbers.
                logging_collector = on
                log_directory = '%s'
                log_filename = 'postgres-%%a.log'
                log_file_mode = 0600
                log_rotation_age = 1d
                log_rotation_size = 0
                log_truncate_on_rotation = on
                log_timezone = 'UTC'
                log_min_messages = warning
                log_min_error_statement = panic
                log_error_verbosity = terse
                """.formatted(port, socketFolder(), quoted(logs));
    }

    // Anything that would need quotes within quotes goes without a socket: nobody depends on it.
    private String socketFolder() {
        var folder = data.toString();
        var plain = folder.matches("[A-Za-z0-9/._-]+");
        return plain && folder.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_FOLDER ? folder : "";
    }

    /** As its file of settings reads it: a quote ends the text. A path with a backslash does not come as far as this. */
    private static String quoted(Path path) {
        return path.toString().replace("'", "''");
    }
}
