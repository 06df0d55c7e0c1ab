package org.keyholder.journeys.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.keyholder.server.Keyholder;

/** The server as a process of its own, on the classpath of this one, so that it can be killed and measured. */
public final class ServerProcess implements AutoCloseable {

    /** The launcher's options for the server are handed on to the benchmarks; tests start faster with one compiler less. */
    public static final String OPTIONS = System.getProperty(
            "keyholder.server-options",
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m -Xss512k --enable-native-access=ALL-UNNAMED");

    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration LONGEST_END = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;
    private final int port;

    private ServerProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** What the process is made from. */
    public record Plan(Path home, Map<String, Object> settings, int port, Class<?> main, String options) {

        /** The product as it is. */
        public static Plan of(Path home, Map<String, Object> settings, int port) {
            return new Plan(home, settings, port, Keyholder.class, OPTIONS);
        }

        /** The product, started by another class. */
        public Plan startedBy(Class<?> other) {
            return new Plan(home, settings, port, other, options);
        }

        /** The product, with other options of Java's. */
        public Plan withOptions(String other) {
            return new Plan(home, settings, port, main, other);
        }
    }

    /** Starts the server and returns at once. */
    public static ServerProcess start(Plan plan) {
        return run(plan, List.of("start", "--home", plan.home().toString(), "--port", Integer.toString(plan.port())));
    }

    /** Sets up from the file and returns when that is done. */
    public static void provision(Plan plan, Path file) {
        var process = run(
                plan,
                List.of("provision", file.toString(), "--home", plan.home().toString()));
        int status = process.awaitEnd(LONGEST_START);
        if (status != 0) {
            throw new AssertionError("Provisioning ended with " + status + ": " + process.output());
        }
    }

    private static ServerProcess run(Plan plan, List<String> arguments) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of(plan.options().strip().split("\\s+")));
        line.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), plan.main().getName()));
        line.addAll(arguments);
        try {
            var output = Files.createTempFile("keyholder-server", ".log");
            output.toFile().deleteOnExit();
            var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("KEYHOLDER_"));
            plan.settings().forEach((key, value) -> builder.environment().put(variable(key), value.toString()));
            return new ServerProcess(builder.start(), output, plan.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    /** A free port below those that the system gives to outgoing connections, one of which could hold it at a restart. */
    public static int freePort() {
        for (int i = 0; i < 200; i++) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return port;
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("no free port");
    }

    /** Waits until an alarm can be accepted. */
    public ServerProcess awaitReady() {
        try (var http = HttpClient.newHttpClient()) {
            Wait.until("the server is ready", LONGEST_START, () -> {
                requireAlive();
                return isReady(http);
            });
        }
        return this;
    }

    /** Fails with what it said where it has ended. */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw new AssertionError("The server ended: " + output());
        }
    }

    private boolean isReady(HttpClient http) {
        var question = HttpRequest.newBuilder(url().resolve("/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where it is, without a slash at the end. */
    public URI url() {
        return URI.create("http://localhost:" + port);
    }

    /** Writes a line to the process. */
    public void say(String words) {
        try {
            var in = process.getOutputStream();
            in.write((words + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that it has written. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its memory in use, in MB; 0 where the system does not tell. */
    public long residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException noSuchFile) {
            return 0;
        }
    }

    /** Its threads of that name go after everything else that wants a processor; says how many they are. */
    public int putLast(String thread) {
        int found = 0;
        try (var threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            for (var one : threads) {
                if (Files.readString(one.resolve("comm")).startsWith(thread)) {
                    var renice = new ProcessBuilder(
                            "renice", "-n", "19", "-p", one.getFileName().toString());
                    found += renice.start().waitFor() == 0 ? 1 : 0;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return found;
    }

    /** The processor time that it has used. */
    public Duration processorTime() {
        return ProcessorTime.of(process.pid());
    }

    /** As {@code kill -9} does; returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(LONGEST_END);
    }

    /** Waits for its end and answers its exit status. */
    public int awaitEnd(Duration longest) {
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("The server does not end: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops it in order, and its database with it. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd(LONGEST_END);
    }
}
