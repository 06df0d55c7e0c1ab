package org.keyholder.testing.camera;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.keyholder.ffmpeg.Conversion;
import org.keyholder.ffmpeg.Ffmpeg;
import org.keyholder.ffmpeg.Limits;
import org.keyholder.ffmpeg.Outcome;

/** Where a camera's pictures come from. Whoever asks for them owns the files, and clears them away. */
public interface Footage {

    /** Three stills: the alarm, five and ten seconds later. */
    List<Path> stills(Path folder) throws IOException;

    /** The clip with the alarm five seconds after its start. */
    Path clip(Path folder) throws IOException;

    /** How much of a clip lies before the alarm. */
    Duration BEFORE_ALARM = Duration.ofSeconds(5);

    /** The names of the stills, in their order. */
    List<String> STILLS = List.of("snapshot-1.jpg", "snapshot-2.jpg", "snapshot-3.jpg");

    /** The name of the clip. */
    String CLIP = "clip.mp4";

    /** Twenty seconds of a yard at night, through which somebody walks. It was drawn once, and shows no time of day. */
    static Footage night() {
        return copied(name -> {
            var in = Footage.class.getResourceAsStream(name);
            if (in == null) {
                throw new FileNotFoundException("The footage " + name + " is missing from the build.");
            }
            return in;
        });
    }

    /**
     * A clip of one's own, whatever its format: made into one that browsers play, once and at once.
     *
     * @param place where the made files are kept for as long as the footage is used
     * @throws NoFootage if no pictures can be got out of it
     */
    static Footage of(Path clip, Ffmpeg ffmpeg, Path place) throws IOException, InterruptedException {
        Files.createDirectories(place);
        make(ffmpeg, Conversion.toBrowserClip(clip, place.resolve(CLIP), 1280));
        for (int i = 0; i < STILLS.size(); i++) {
            var at = BEFORE_ALARM.plus(Duration.ofSeconds(5L * i));
            make(ffmpeg, Conversion.toStill(place.resolve(CLIP), at, place.resolve(STILLS.get(i))));
        }
        return copied(name -> Files.newInputStream(place.resolve(name)));
    }

    private static void make(Ffmpeg ffmpeg, Conversion conversion) throws IOException, InterruptedException {
        switch (ffmpeg.convert(conversion, Limits.standard())) {
            case Outcome.Made(var file) -> {
                if (!Files.exists(file)) {
                    throw new NoFootage("The clip has to be at least sixteen seconds long: " + conversion.from());
                }
            }
            case Outcome.Failed(var words) ->
                throw new NoFootage("No pictures could be got out of " + conversion.from() + ": " + words);
            case Outcome.Stopped(var limit) ->
                throw new NoFootage(
                        "The clip " + conversion.from() + " is too much to convert: it used up its " + limit + ".");
        }
    }

    private static Footage copied(Source from) {
        return new Footage() {
            @Override
            public List<Path> stills(Path folder) throws IOException {
                List<Path> stills = new ArrayList<>();
                for (String name : STILLS) {
                    stills.add(copy(name, folder));
                }
                return stills;
            }

            @Override
            public Path clip(Path folder) throws IOException {
                return copy(CLIP, folder);
            }

            private Path copy(String name, Path folder) throws IOException {
                var file = Files.createDirectories(folder).resolve(name);
                try (var in = from.open(name)) {
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
                return file;
            }
        };
    }

    /** Where the files of this name come from. */
    @FunctionalInterface
    interface Source {
        InputStream open(String name) throws IOException;
    }

    /** A clip that nothing can be made of, told in plain words. */
    final class NoFootage extends IOException {

        private static final long serialVersionUID = 1L;

        NoFootage(String words) {
            super(words);
        }
    }
}
