package org.keyholder.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.keyholder.server.testing.Wait;
import org.springframework.util.FileSystemUtils;

/** PgBouncer as Debian brings it, in front of a PostgreSQL on loopback. */
final class PgBouncer implements AutoCloseable {

    private final Path folder;
    private final int port;
    private final Process process;

    private PgBouncer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    static boolean isThere() {
        return program().isPresent();
    }

    private static Optional<Path> program() {
        return Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * @param settings further lines of its configuration, as {@code pool_mode = transaction}
     */
    static PgBouncer start(int postgresPort, String... settings) {
        try {
            var folder = Files.createTempDirectory("keyholder-pooler");
            // It does not run as root; nobody reads it then.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            int port = freePort();
            var file = folder.resolve("pgbouncer.ini");
            Files.writeString(
                    file, """
                    [databases]
                    * = host=127.0.0.1 port=%d
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %d
                    unix_socket_dir =
                    auth_type = plain
                    auth_file = %s
                    %s
                    """.formatted(postgresPort, port, folder.resolve("users.txt"), String.join("\n", settings)));
            Files.writeString(folder.resolve("users.txt"), "");
            var process = new ProcessBuilder(command(file))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            Wait.until("PgBouncer listens", () -> listens(port));
            return new PgBouncer(folder, port, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path file) {
        var command = new ArrayList<>(List.of(program().orElseThrow().toString(), file.toString()));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(1, List.of("--user", "nobody"));
        }
        return command;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (var _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The address of the same database by way of the pooler, whose user it makes known there. */
    String before(String url) {
        try {
            var login = URI.create(url).getUserInfo().split(":", 2);
            Files.writeString(folder.resolve("users.txt"), "\"%s\" \"%s\"\n".formatted(login[0], login[1]));
            new ProcessBuilder("kill", "-HUP", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            return url.replaceFirst("@127\\.0\\.0\\.1:\\d+", "@127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
