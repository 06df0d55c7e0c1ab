package org.keyholder.journeys.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.keyholder.journeys.running.Wait;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real browser with one page, led over its own DevTools protocol: enough for a measurement, and the demo need not carry the
 * journeys' browser driver along.
 */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final Path profile;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final String page;

    private Chromium(Process process, Path profile) throws IOException {
        this.process = process;
        this.profile = profile;
        this.socket =
                http.newWebSocketBuilder().buildAsync(address(), new Ear()).join();
        var target = call(null, "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asString();
        this.page = call(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asString();
    }

    static Chromium start() throws IOException {
        var profile = Files.createTempDirectory("keyholder-chromium");
        var builder = new ProcessBuilder(
                program(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return new Chromium(builder.start(), profile);
    }

    private static String program() {
        return NAMES.stream()
                .flatMap(name ->
                        List.of(System.getenv("PATH").split(":")).stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No chromium was found: install it first."));
    }

    /** The browser writes down where it listens. */
    private URI address() throws IOException {
        var file = profile.resolve("DevToolsActivePort");
        Wait.until(
                "chromium listens",
                LONGEST,
                () -> Files.exists(file) && lines(file).size() >= 2);
        var lines = lines(file);
        return URI.create("ws://127.0.0.1:" + lines.getFirst() + lines.get(1));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException beingWritten) {
            return List.of();
        }
    }

    void go(URI address) {
        call(page, "Page.navigate", Map.of("url", address.toString()));
    }

    /** From now on the line is as slow as this, and nothing is kept of what has come over it. */
    void throttle(int megabits, int latencyMillis) {
        double bytesPerSecond = megabits * 1e6 / 8;
        call(page, "Network.enable", Map.of());
        call(page, "Network.setCacheDisabled", Map.of("cacheDisabled", true));
        call(
                page,
                "Network.emulateNetworkConditions",
                Map.of(
                        "offline",
                        false,
                        "latency",
                        latencyMillis,
                        "downloadThroughput",
                        bytesPerSecond,
                        "uploadThroughput",
                        bytesPerSecond));
    }

    /** The value of the expression in the page; of a promise, what it comes to. */
    JsonNode evaluate(String expression) {
        var result = call(
                page,
                "Runtime.evaluate",
                Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException("The page could not evaluate " + expression + ": " + result);
        }
        return result.path("result").path("value");
    }

    /** Waits until the expression is true in the page, also across a change of the page. */
    void await(String expression) {
        Wait.until(expression, LONGEST, () -> {
            try {
                return evaluate("Boolean(" + expression + ")").asBoolean();
            } catch (IllegalStateException betweenTwoPages) {
                return false;
            }
        });
    }

    private JsonNode call(@Nullable String session, String method, Map<String, Object> parameters) {
        int number = numbers.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(number, answer);
        var message = JSON.createObjectNode().put("id", number).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (session != null) {
            message.put("sessionId", session);
        }
        socket.sendText(message.toString(), true).join();
        try {
            var answered = answer.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            if (answered.has("error")) {
                throw new IllegalStateException(method + ": " + answered.path("error"));
            }
            return answered.path("result");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Chromium did not answer " + method, e);
        }
    }

    /** Puts the browser's messages together and hands answers to whoever waits for them. */
    private final class Ear implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                var message = JSON.readTree(text.toString());
                text.setLength(0);
                var waiter = waiting.remove(message.path("id").asInt(0));
                if (waiter != null) {
                    waiter.complete(message);
                }
            }
            from.request(1);
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        http.shutdownNow();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
        try {
            FileSystemUtils.deleteRecursively(profile);
        } catch (IOException stillWriting) {
            profile.toFile().deleteOnExit();
        }
    }
}
