package org.keyholder.journeys.stories;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.keyholder.ffmpeg.Ffmpeg;
import org.keyholder.testing.camera.Footage;

/** Three stills and a clip, made once for all stories. */
record Film(List<Path> stills, Path clip) {

    private static final class Night {
        private static final Film FILM = of(folder -> Footage.night());
    }

    /** The camera's own night. */
    static Film drawn() {
        return Night.FILM;
    }

    /** Somebody's own clip. */
    static Film of(Path clip) {
        var programs = Path.of("target", "ffmpeg").toAbsolutePath();
        return of(folder -> Footage.of(clip, Ffmpeg.unpackedIn(programs), folder.resolve("made")));
    }

    private static Film of(Source source) {
        try {
            var folder = Files.createTempDirectory("keyholder-film");
            var footage = source.in(folder);
            var film = new Film(footage.stills(folder), footage.clip(folder));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> film.remove(folder)));
            return film;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the footage comes from. */
    private interface Source {
        Footage in(Path folder) throws IOException, InterruptedException;
    }
}
