package org.keyholder.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.testing.Wait;

/** The server as a process of its own, as the launcher runs it, so that it can be killed. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Keyholder is ready at (\\S+) ");

    private final Process process;
    private final Path output;

    private ServerProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ServerProcess start(Home home, String... options) {
        try {
            var line = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx256m",
                    "-Xss512k",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Keyholder.class.getName(),
                    "start",
                    "--home",
                    home.folder().toString()));
            line.addAll(List.of(options));
            var output = Files.createTempFile("keyholder-server", ".log");
            var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("KEYHOLDER_"));
            builder.environment().put("KEYHOLDER_METRICS_PORT", "0");
            return new ServerProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ServerProcess awaitReady() {
        Wait.until("the server is ready", () -> {
            if (!process.isAlive()) {
                throw new AssertionError("The server ended: " + output());
            }
            return READY.matcher(output()).find();
        });
        return this;
    }

    URI url() {
        var matcher = READY.matcher(output());
        if (!matcher.find()) {
            throw new AssertionError("The server did not say where it is: " + output());
        }
        return URI.create(matcher.group(1));
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As kill -9 does. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** As Ctrl-C and the service manager do. */
    int terminate() {
        process.destroy();
        return awaitExit();
    }

    int awaitExit() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("The server does not end: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        terminate();
        Files.deleteIfExists(output);
    }
}
