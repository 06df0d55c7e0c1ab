package org.keyholder.journeys.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.keyholder.ffmpeg.Conversion;
import org.keyholder.ffmpeg.Ffmpeg;
import org.keyholder.ffmpeg.Limits;
import org.keyholder.ffmpeg.Outcome;
import org.keyholder.testing.camera.Footage;

/** Three stills and a clip, made once for all stories. */
record Film(List<Path> stills, Path clip) {

    private static final Path PROGRAMS = Path.of("target", "ffmpeg").toAbsolutePath();

    private static final class Night {
        private static final Film FILM = of(folder -> Footage.night());
    }

    /** The camera's own night. */
    static Film drawn() {
        return Night.FILM;
    }

    /** Somebody's own clip. */
    static Film of(Path clip) {
        return of(folder -> Footage.of(clip, Ffmpeg.unpackedIn(PROGRAMS), folder.resolve("made")));
    }

    /** The same clip as ffmpeg's encoder of this name makes it. */
    Film codedAs(String encoder) {
        var coded = clip.resolveSibling(encoder + ".mp4");
        var conversion = new Conversion(clip, List.of(), List.of("-c:v", encoder), coded);
        try {
            assertThat(Ffmpeg.unpackedIn(PROGRAMS).convert(conversion, Limits.standard()))
                    .isEqualTo(new Outcome.Made(coded));
            return new Film(stills, coded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The same clip, whose index is whole and whose pictures are not. */
    Film damaged() {
        try {
            var bytes = Files.readAllBytes(clip);
            var pictures = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat") + 4;
            Arrays.fill(bytes, pictures, bytes.length, (byte) 0xFF);
            return new Film(stills, Files.write(clip.resolveSibling("damaged.mp4"), bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Film withoutStills() {
        return new Film(List.of(), clip);
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
