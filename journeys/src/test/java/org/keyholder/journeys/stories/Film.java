package org.keyholder.journeys.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.keyholder.testing.camera.Footage;

/** Three stills and a clip, made once for all stories. */
record Film(List<Path> stills, Path clip) {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final Instant ALARM = Instant.parse("2026-11-21T09:12:05Z");

    private static final class Drawn {
        private static final Film FILM = of(Footage.drawn(CHICAGO), ALARM);
    }

    /** The camera's own night. */
    static Film drawn() {
        return Drawn.FILM;
    }

    /** The camera's own night, with this time burnt in. */
    static Film drawnAt(Instant alarm) {
        return of(Footage.drawn(CHICAGO), alarm);
    }

    static Film of(Path clip) {
        return of(Footage.file(clip), Instant.EPOCH);
    }

    private static Film of(Footage footage, Instant alarm) {
        try {
            var folder = Files.createTempDirectory("keyholder-film");
            folder.toFile().deleteOnExit();
            var film = new Film(
                    footage.stills(folder, alarm, "North walkway"), footage.clip(folder, alarm, "North walkway"));
            film.files()
                    .filter(file -> file.startsWith(folder))
                    .forEach(file -> file.toFile().deleteOnExit());
            return film;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Stream<Path> files() {
        return Stream.concat(stills.stream(), Stream.of(clip));
    }
}
