package org.keyholder.testing.camera;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Loader;

/** Runs ffmpeg as a child that is killed when it takes too long: the system's, else the one from the build. */
final class Ffmpeg {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** A runnable ffmpeg and its H.264 encoder. */
    private record Program(String path, String encoder) {}

    /** Writes raw yuv420p frames. */
    @FunctionalInterface
    interface Frames {
        void writeTo(OutputStream out) throws IOException;
    }

    // Found once: asking a program for its encoders takes a tenth of a second.
    private static final class Found {
        static final Program PROGRAM = find();
    }

    private Ffmpeg() {}

    /** Encodes H.264 in MP4 with the index in front; the target is whole or untouched. */
    static void encode(int width, int height, int rate, Path target, Frames frames)
            throws IOException, InterruptedException {
        Path part = target.resolveSibling(target.getFileName() + ".part.mp4");
        List<String> command = new ArrayList<>(List.of(Found.PROGRAM.path, "-y", "-loglevel", "error"));
        command.addAll(List.of("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", width + "x" + height));
        command.addAll(List.of("-r", Integer.toString(rate), "-i", "pipe:0", "-an"));
        command.addAll(List.of("-c:v", Found.PROGRAM.encoder, "-b:v", "780k", "-maxrate", "900k", "-bufsize", "1800k"));
        command.addAll(List.of("-g", Integer.toString(rate * 2), "-pix_fmt", "yuv420p"));
        command.addAll(List.of("-movflags", "+faststart", part.toString()));
        try {
            run(command, frames);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Takes one picture out of a clip. */
    static void still(Path clip, Duration at, Path target) throws IOException, InterruptedException {
        run(
                List.of(
                        Found.PROGRAM.path,
                        "-y",
                        "-loglevel",
                        "error",
                        "-ss",
                        at.toMillis() + "ms",
                        "-i",
                        clip.toString(),
                        "-frames:v",
                        "1",
                        "-q:v",
                        "4",
                        target.toString()),
                out -> {});
    }

    private static void run(List<String> command, Frames frames) throws IOException, InterruptedException {
        Path words = Files.createTempFile("ffmpeg", ".log");
        Process child = builder(command)
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .start();
        Thread killer = Thread.ofVirtual().start(() -> killWhenLate(child));
        try {
            feed(child, frames);
            int code = child.waitFor();
            if (code != 0) {
                throw new IOException("ffmpeg ended with " + code + ": "
                        + Files.readString(words).strip());
            }
        } finally {
            child.destroyForcibly();
            killer.interrupt();
            Files.deleteIfExists(words);
        }
    }

    /** The libraries of the build's own ffmpeg lie beside it, where the loader does not look by itself. */
    private static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command);
        Path folder = Path.of(command.getFirst()).getParent();
        if (folder != null) {
            builder.environment().put("LD_LIBRARY_PATH", folder.toString());
        }
        return builder;
    }

    private static void feed(Process child, Frames frames) throws IOException {
        try (OutputStream out = new BufferedOutputStream(child.getOutputStream(), 1 << 16)) {
            frames.writeTo(out);
        } catch (IOException brokenPipe) {
            // The child died early: its exit code and its words tell why, and better.
            if (child.isAlive()) {
                throw brokenPipe;
            }
        }
    }

    private static void killWhenLate(Process child) {
        try {
            if (!child.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                child.destroyForcibly();
            }
        } catch (InterruptedException finished) {
            Thread.currentThread().interrupt();
        }
    }

    private static Program find() {
        return system().orElseGet(() -> new Program(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class), "libopenh264"));
    }

    private static Optional<Program> system() {
        try {
            Process child = new ProcessBuilder("ffmpeg", "-hide_banner", "-encoders")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String encoders = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return List.of("libx264", "libopenh264").stream()
                    .filter(encoders::contains)
                    .findFirst()
                    .map(encoder -> new Program("ffmpeg", encoder));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }
}
