package org.keyholder.dc09.sender;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** npm iobroker.sia 2.0.4 (MIT) as a receiver: a program that nobody here wrote. */
public final class IobrokerSia implements AutoCloseable {
    private static final String PACKAGE = "iobroker.sia@2.0.4";
    private static final Optional<Path> HOME = install();

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final int port;

    /** Whether Node and npm are there and the package came. */
    public static boolean isThere() {
        return HOME.isPresent();
    }

    /** Where the package was installed. */
    public static Path home() {
        return HOME.orElseThrow();
    }

    private static Optional<Path> install() {
        Path home = Path.of("target", "iobroker").toAbsolutePath();
        try {
            if (Files.exists(home.resolve("node_modules/iobroker.sia/build/lib/sia.js"))) {
                return Optional.of(home);
            }
            Files.createDirectories(home);
            boolean installed = runs(home, "node", "--version")
                    && runs(home, "npm", "i", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", ".", PACKAGE);
            return installed ? Optional.of(home) : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    private static boolean runs(Path home, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException stopped) {
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    IobrokerSia(String transport, String accounts) throws IOException, InterruptedException {
        this.port = transport.equals("udp") ? freeUdpPort() : freeTcpPort();
        File script = home().resolve("iobroker-receiver.js").toFile();
        try (InputStream in = IobrokerSia.class.getResourceAsStream("iobroker-receiver.js")) {
            Files.write(script.toPath(), Objects.requireNonNull(in).readAllBytes());
        }
        this.process = new ProcessBuilder("node", script.getPath(), String.valueOf(port), transport, accounts)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread.ofPlatform().daemon().start(this::read);
        if (!heard().equals("ready")) {
            throw new IOException("iobroker.sia did not start");
        }
    }

    private static int freeTcpPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket free = new DatagramSocket(0)) {
            return free.getLocalPort();
        }
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines::add);
        } catch (IOException | java.io.UncheckedIOException closed) {
            lines.add("closed");
        }
    }

    int port() {
        return port;
    }

    /** The next line it prints. */
    String heard() throws InterruptedException {
        String line = lines.poll(20, TimeUnit.SECONDS);
        return line == null ? "nothing" : line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
