package org.keyholder.journeys.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.keyholder.testing.camera.FakeCamera;
import org.keyholder.testing.camera.FakeCameraOptions;
import org.keyholder.testing.camera.Upload;

/** A camera on a zone of a site. */
final class Camera {

    private final FakeCamera camera;
    private final String zone;

    Camera(URI server, String deviceKey, String zone, Clock clock) {
        this.camera =
                new FakeCamera(server, deviceKey, FakeCameraOptions.standard().withClock(clock));
        this.zone = zone;
    }

    /** Something moved: reported, and nothing filmed of it yet. */
    Event reports() {
        try {
            return new Event(camera.reports(zone, "motion").eventId());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    final class Event {
        private final String id;

        private Event(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }

        /** Three stills, then the clip. */
        Event andFilms(Film film) {
            film.stills().forEach(this::sends);
            sends(film.clip(), "clip.mp4");
            return this;
        }

        Event andShows(Film film) {
            film.stills().forEach(this::sends);
            return this;
        }

        private void sends(Path still) {
            sends(still, still.getFileName().toString());
        }

        private void sends(Path file, String name) {
            try {
                assertThat(camera.sends(id, name, file)).isInstanceOf(Upload.Stored.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
