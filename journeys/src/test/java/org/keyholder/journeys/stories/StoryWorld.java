package org.keyholder.journeys.stories;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.keyholder.journeys.FirstSite;
import org.keyholder.testing.clock.SettableClock;
import org.keyholder.testing.phones.Phone;
import org.keyholder.testing.world.World;
import org.keyholder.testing.world.WorldOptions;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where all stories play: one server process with its embedded database, one phone network, one browser. Each story
 * brings dealers, stations and people of its own, so that none hears of another.
 */
final class StoryWorld implements AutoCloseable {

    static final String ADMINISTRATORS_PASSWORD = "seven lamps over the harbour";

    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium");

    private final AtomicInteger count = new AtomicInteger();
    private final SettableClock clock = SettableClock.now().runOn();
    private final Path folder;
    private final World world;
    private ServerProcess server;
    private final Playwright playwright;
    private final Browser browser;

    StoryWorld() throws IOException {
        folder = Files.createTempDirectory("keyholder-stories");
        world = World.start(WorldOptions.standard().withClock(clock));
        server = ServerProcess.start(folder.resolve("home"), settings(world, 0), Duration.ZERO);
        world.repliesGoTo(server.url().resolve("/providers/twilio/inbound"));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    private static Path chromium() {
        return BROWSERS.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("The stories need chromium; there is none in " + BROWSERS));
    }

    Browser browser() {
        return browser;
    }

    URI url(String path) {
        return server.url().resolve(path);
    }

    Clock clock() {
        return clock;
    }

    /** The server's clock and the world's, together. */
    void forward(Duration duration) {
        clock.forward(duration);
        server.tell("forward", duration.toString());
    }

    /** A phone that nobody else has. */
    Phone freshPhone(String name) {
        return phone("+1312555%04d".formatted(1000 + next()), name);
    }

    Phone phone(String number, String name) {
        return world.phones().phone(number).name(name);
    }

    /** A number that was not there before, to make names and keys with. */
    int next() {
        return count.incrementAndGet();
    }

    /** Sets up what the file would say, as {@code ./keyholder provision} does. */
    void provision(Map<String, ?> setUp) {
        try {
            var file = folder.resolve("provision.json");
            Files.writeString(file, JsonMapper.builder().build().writeValueAsString(setUp));
            server.tell("provision", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a contact and sends the welcome. */
    void welcome(String dealer, String site, String name, String phone, String title, int slot) {
        server.tell("welcome", dealer, site, name, phone, title, Integer.toString(slot));
    }

    /** Stops the server; it is away until {@link #startServer}. */
    void stopServer() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ruth Adler runs the installation. No story is about what a hash costs. */
    private static Map<String, Object> settings(World world, int port) {
        var settings = FirstSite.settings(world, port);
        settings.put("keyholder.passwords.rounds", 2);
        settings.putAll(FirstSite.administrator(ADMINISTRATORS_PASSWORD));
        // The provider of the stories runs on this machine.
        settings.put("keyholder.open-id.private-addresses", true);
        return settings;
    }

    /** Starts the server on the home and port that it had, and at the time that it is in the story. */
    void startServer() {
        var port = server.url().getPort();
        try {
            server = ServerProcess.start(
                    folder.resolve("home"), settings(world, port), Duration.between(Instant.now(), clock.instant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns once the server has nothing left to do. */
    void rest() {
        server.tell("rest");
    }

    @Override
    public void close() throws IOException {
        try (var _ = server) {
            browser.close();
            playwright.close();
        }
        world.close();
        remove(folder);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
