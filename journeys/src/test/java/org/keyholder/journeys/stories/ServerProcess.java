package org.keyholder.journeys.stories;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The real server in a process of its own, with the launcher's own options for Java, and a hand on its clock. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final BufferedWriter commands;
    private final URI url;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        // In the letters of names, whatever the machine's language: LANG=C knows none but ASCII.
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        this.url = URI.create(answer());
    }

    /** @param ahead how far its clock is before the machine's */
    static ServerProcess start(Path home, Map<String, Object> settings, Duration ahead) throws IOException {
        var line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(launchersOptions());
        line.add("-Dstdout.encoding=UTF-8");
        line.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                ClockedServer.class.getName(),
                home.toString(),
                ahead.toString()));
        var log = home.resolveSibling("server.log");
        var builder = new ProcessBuilder(line).redirectError(Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("KEYHOLDER_"));
        settings.forEach((key, value) -> builder.environment().put(variable(key), value.toString()));
        return new ServerProcess(builder.start(), log);
    }

    private static List<String> launchersOptions() throws IOException {
        var script = Files.readString(Checkout.root().resolve("keyholder"));
        var found = Pattern.compile("server_options=\"([^\"]+)\"").matcher(script);
        if (!found.find()) {
            throw new IllegalStateException("./keyholder does not say any more with which options the server runs");
        }
        return List.of(found.group(1).split(" "));
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    URI url() {
        return url;
    }

    void tell(String... command) {
        try {
            commands.write(String.join("\t", command));
            commands.newLine();
            commands.flush();
        } catch (IOException e) {
            throw new AssertionError("The server is gone: " + log(), e);
        }
        var answer = answer();
        if (!answer.equals("done")) {
            throw new AssertionError(command[0] + " " + answer + "\n" + log());
        }
    }

    private String answer() {
        try {
            var answer = answers.readLine();
            if (answer == null) {
                throw new AssertionError("The server has ended: " + log());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the server has logged. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        commands.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
