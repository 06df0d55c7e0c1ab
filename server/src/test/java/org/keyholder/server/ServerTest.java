package org.keyholder.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keyholder.postgres.EmbeddedPostgres;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.database.TestDatabase;
import org.keyholder.server.health.MetricsPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole server in this process, on a PostgreSQL outside of it that the tests stop and hold. */
class ServerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T03:12:05Z"), ZoneOffset.UTC);

    @TempDir
    static Path folder;

    private static HttpClient client;
    private static EmbeddedPostgres elsewhere;
    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        client = HttpClient.newHttpClient();
        elsewhere = startElsewhere();
        try (var connection = elsewhere.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create role hosted login createrole password 'secret'");
            statement.execute("create database alarms owner hosted");
        }
        server = Keyholder.launch(
                new Home(folder.resolve("home")),
                Map.of(
                        "keyholder.port", 0,
                        "keyholder.metrics.port", 0,
                        "keyholder.database.url", "postgres://hosted:secret@127.0.0.1:" + elsewhere.port() + "/alarms"),
                Keyholder.withClock(CLOCK));
    }

    @AfterAll
    static void stop() {
        server.close();
        elsewhere.close();
        client.close();
    }

    @Test
    void itIsReadyAndAliveForEveryoneWhoAsks() {
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").body()).isEqualTo("{\"status\":\"ready\"}");
        assertThat(get("/health/live").body()).isEqualTo("{\"status\":\"live\"}");
    }

    @Test
    void itWorksAsTheRoleThatOwnsNothing() {
        var user = server.part(JdbcClient.class)
                .sql("select current_user")
                .query(String.class)
                .single();

        assertThat(user).isEqualTo("keyholder_server");
    }

    @Test
    void itIsNotReadyWhileTheDatabaseIsGoneAndHealsByItself() {
        elsewhere.close();

        until("it is not ready", () -> get("/health/ready").statusCode() == 503);
        assertThat(get("/health/ready").body())
                .matches("\\{\"status\":\"not ready\",\"reason\":\"[^\"]*the database[^\"]*\\.\"}");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);

        elsewhere = startElsewhere();
        until("it is ready again", () -> get("/health/ready").statusCode() == 200);
    }

    @Test
    void itAnswersInTimeWhileTheDatabaseHangsAndHealsByItself() throws Exception {
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        signal("STOP");
        try {
            var asked = System.nanoTime();
            var answer = get("/health/ready");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
        } finally {
            signal("CONT");
        }
        until("it is ready again", () -> get("/health/ready").statusCode() == 200);
    }

    @Test
    void itIsNotReadyWhileClipsCannotBeStored() throws Exception {
        var media = folder.resolve("home/media");
        var aside = folder.resolve("home/aside");
        Files.move(media, aside);
        Files.writeString(media, "a file where the folder should be");
        try {
            until(
                    "it is not ready",
                    () -> get("/health/ready").body().contains("The media folder cannot be written to."));
        } finally {
            Files.delete(media);
            Files.move(aside, media);
        }
        until("it is ready again", () -> get("/health/ready").statusCode() == 200);
    }

    @Test
    void measurementsAreServedOnAPortOfTheirOwn() {
        var measurements =
                URI.create("http://127.0.0.1:" + server.part(MetricsPort.class).port());

        assertThat(get(measurements.resolve("/metrics")).body())
                .contains("hikaricp_connections_active", "jvm_memory_used_bytes", "process_uptime_seconds");
        assertThat(get(measurements.resolve("/")).statusCode()).isEqualTo(404);
        for (var elsewhere : new String[] {"/metrics", "/actuator", "/actuator/prometheus"}) {
            // Where everybody else is, a stranger is led to the sign-in, whatever they ask for.
            assertThat(get(elsewhere).statusCode()).isEqualTo(302);
            assertThat(get(elsewhere).body()).doesNotContain("hikaricp");
        }
    }

    @Test
    void itsTimeIsTheClockThatItWasGiven() {
        assertThat(server.part(Clock.class)).isSameAs(CLOCK);
    }

    @Test
    void itsLinksBeginWithTheLocalAddressUnlessToldOtherwise() {
        assertThat(server.publicUrl()).isEqualTo(URI.create("http://localhost:" + server.port()));
    }

    private static HttpResponse<String> get(String path) {
        return get(server.baseUrl().resolve(path));
    }

    private static HttpResponse<String> get(URI address) {
        try {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static EmbeddedPostgres startElsewhere() {
        return EmbeddedPostgres.start(
                TestDatabase.BINARIES, folder.resolve("data"), folder.resolve("logs"), "for tests alone");
    }

    private static void signal(String name) throws Exception {
        var postmaster = Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());
        var line = new ArrayList<>(java.util.List.of("kill", "-" + name, Long.toString(postmaster)));
        ProcessHandle.of(postmaster).orElseThrow().descendants().forEach(child -> line.add(Long.toString(child.pid())));
        assertThat(new ProcessBuilder(line).start().waitFor()).isZero();
    }
}
