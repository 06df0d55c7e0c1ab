package org.keyholder.testing.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keyholder.testing.clock.SettableClock;

class FakeCameraTest {

    private static final FakeCameraOptions OPTIONS = FakeCameraOptions.standard()
            .withIdPrefix("cam3")
            .withRetries(Duration.ofMillis(10), Duration.ofMillis(500))
            .withClock(SettableClock.at(Instant.parse("2026-11-21T03:12:05.250Z")));

    private final Site site = new Site();
    private final FakeCamera camera = new FakeCamera(site.baseUrl(), "device-key", OPTIONS);

    FakeCameraTest() throws IOException {}

    @AfterEach
    void close() {
        camera.close();
        site.close();
    }

    @Test
    void itReportsInTheWordsOfTheEventApi() throws Exception {
        Report report = camera.reports("017", "motion");

        assertThat(report.eventId()).isEqualTo("E1");
        assertThat(site.events)
                .containsExactly(
                        "{\"id\":\"cam3-000001\",\"zone\":\"017\",\"kind\":\"motion\",\"occurredAt\":\"2026-11-21T03:12:05.250Z\"}");
    }

    @Test
    void itTriesAgainWithTheSameIdWhileTheServerFails() throws Exception {
        site.failures.set(2);

        Report report = camera.reports("017", "motion");

        assertThat(report.attempts()).isEqualTo(3);
        assertThat(site.events).singleElement().asString().contains("cam3-000001");
    }

    @Test
    void itGivesUpOnAServerThatIsNotThere() throws Exception {
        site.close();

        assertThat(camera.reports("017", "motion"))
                .isInstanceOfSatisfying(
                        Report.Undelivered.class,
                        lost -> assertThat(lost.attempts()).isGreaterThan(1));
    }

    @Test
    void aWrongKeyIsTurnedAwayAndNotTriedAgain() throws Exception {
        try (var stranger = new FakeCamera(site.baseUrl(), "another", OPTIONS)) {
            assertThat(stranger.reports("017", "motion")).isInstanceOfSatisfying(Report.TurnedAway.class, away -> {
                assertThat(away.status()).isEqualTo(401);
                assertThat(away.attempts()).isEqualTo(1);
            });
        }
    }

    @Test
    void itSendsFilesUnderTheServersId(@TempDir Path folder) throws Exception {
        Path clip = Files.write(folder.resolve("some.mp4"), new byte[] {1, 2, 3});

        Upload upload = camera.sends("E1", "clip.mp4", clip);

        assertThat(upload).isEqualTo(new Upload.Stored("clip.mp4", 3, 201));
        assertThat(site.media).containsKey("/api/v1/events/E1/media/clip.mp4");
    }
}
