package org.keyholder.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegTest {

    private static final long MEGABYTE = 1024 * 1024;
    private static Ffmpeg ffmpeg;

    @TempDir
    Path folder;

    /** Two seconds of H.265 with sound, as many cameras send it and few browsers play it. */
    private Path hevc;

    @BeforeAll
    static void unpack() throws IOException {
        ffmpeg = Ffmpeg.unpackedIn(Path.of("target", "ffmpeg"));
    }

    @BeforeEach
    void copySample() throws IOException {
        hevc = folder.resolve("hevc.mp4");
        try (var in = Objects.requireNonNull(FfmpegTest.class.getResourceAsStream("hevc.mp4"))) {
            Files.copy(in, hevc);
        }
    }

    @Test
    void h265BecomesAClipThatBrowsersPlay() throws Exception {
        var clip = folder.resolve("clip.mp4");

        assertThat(run(Conversion.toBrowserClip(hevc, clip, 1280))).isEqualTo(new Outcome.Made(clip));

        var bytes = text(clip);
        assertThat(bytes).contains("avc1", "mp4a").doesNotContain("hvc1");
        assertThat(bytes.indexOf("moov")).isBetween(1, bytes.indexOf("mdat"));
    }

    @Test
    void whatH264AndAacWereMadeFromMayBeMotionJpegAndPcm() throws Exception {
        var motionJpeg = folder.resolve("clip.avi");
        var clip = folder.resolve("clip.mp4");

        assertThat(run(new Conversion(hevc, List.of(), List.of("-c:v", "mjpeg", "-c:a", "pcm_s16le"), motionJpeg)))
                .isEqualTo(new Outcome.Made(motionJpeg));
        assertThat(run(Conversion.toBrowserClip(motionJpeg, clip, 100))).isEqualTo(new Outcome.Made(clip));

        assertThat(text(motionJpeg)).contains("MJPG");
        assertThat(text(clip)).contains("avc1", "mp4a");
    }

    @Test
    void aStillIsTakenOutOfAClip() throws Exception {
        var still = folder.resolve("still.jpg");

        assertThat(run(Conversion.toStill(hevc, Duration.ofSeconds(1), still))).isEqualTo(new Outcome.Made(still));

        assertThat(ImageIO.read(still.toFile()).getWidth()).isEqualTo(160);
    }

    @Test
    void aFileThatIsNoVideoFailsInWordsAndLeavesNothing() throws Exception {
        var notes = Files.writeString(folder.resolve("notes.mp4"), "Call Ann at noon.");

        var outcome = run(Conversion.toBrowserClip(notes, folder.resolve("clip.mp4"), 1280));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.words()).contains("Invalid data found"));
        assertThatOnlyTheSourcesAreLeft(notes);
    }

    @Test
    void aFileThatPointsToAnAddressIsNotFollowed() throws Exception {
        try (var trap = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            trap.setSoTimeout(1);
            var list = Files.writeString(
                    folder.resolve("list.m3u8"),
                    "#EXTM3U%n#EXT-X-TARGETDURATION:2%n#EXTINF:2,%nhttp://127.0.0.1:%d/a.ts%n#EXT-X-ENDLIST%n"
                            .formatted(trap.getLocalPort()));

            var outcome = run(Conversion.toBrowserClip(list, folder.resolve("clip.mp4"), 1280));

            assertThat(outcome).isInstanceOf(Outcome.Failed.class);
            assertThatThrownBy(trap::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void whatTakesTooLongIsKilled() throws Exception {
        var outcome = ffmpeg.convert(endless(), Limits.standard().withTime(Duration.ofMillis(700)));

        assertThat(outcome).isEqualTo(new Outcome.Stopped(Outcome.Limit.TIME));
        assertThatNothingRuns();
        assertThatOnlyTheSourcesAreLeft();
    }

    @Test
    void whatUsesUpItsProcessorTimeIsKilled() throws Exception {
        var outcome = ffmpeg.convert(endless(), Limits.standard().withProcessor(Duration.ofSeconds(1)));

        assertThat(outcome).isEqualTo(new Outcome.Stopped(Outcome.Limit.PROCESSOR));
        assertThatOnlyTheSourcesAreLeft();
    }

    @Test
    void whatWritesTooMuchIsKilled() throws Exception {
        var outcome = ffmpeg.convert(endless(), Limits.standard().withOutput(20_000));

        assertThat(outcome).isEqualTo(new Outcome.Stopped(Outcome.Limit.OUTPUT));
        assertThatOnlyTheSourcesAreLeft();
    }

    @Test
    void whatAsksForTooMuchMemoryIsStopped() throws Exception {
        // As a picture of a few bytes may do that says it is enormous.
        var enormous = new Conversion(
                hevc, List.of(), List.of("-vf", "scale=14000:14000", "-c:v", "rawvideo"), folder.resolve("big.avi"));

        var outcome = ffmpeg.convert(enormous, Limits.standard().withMemory(400 * MEGABYTE));

        assertThat(outcome).isEqualTo(new Outcome.Stopped(Outcome.Limit.MEMORY));
        assertThatOnlyTheSourcesAreLeft();
    }

    @Test
    void anInterruptEndsItAndItsChild() throws Exception {
        var started = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var thread = Thread.ofPlatform().start(() -> {
            started.countDown();
            try {
                ffmpeg.convert(endless(), Limits.standard());
            } catch (InterruptedException e) {
                ended.countDown();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        started.await();

        thread.interrupt();

        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThatNothingRuns();
    }

    @Test
    void filesThatAreNotWholeAreUnpackedAgain(@TempDir Path place) throws Exception {
        var first = Ffmpeg.unpackedIn(place).folder();
        Files.writeString(first.resolve("libavcodec.so.62"), "");
        Files.delete(first.resolve("libavdevice.so.62"));

        var again = Ffmpeg.unpackedIn(place);

        assertThat(again.folder()).isEqualTo(first);
        assertThat(again.convert(
                        Conversion.toStill(hevc, Duration.ZERO, folder.resolve("still.jpg")), Limits.standard()))
                .isInstanceOf(Outcome.Made.class);
        try (var left = Files.list(place)) {
            assertThat(left).containsExactly(first);
        }
    }

    /** The program says a word about its libraries when their versions do not fit; ours has nothing to say. */
    @Test
    void theLibraryThatStandsInIsTakenWithoutAWordAlsoWhenEverythingIsLookedUpAtOnce() throws Exception {
        var builder = new ProcessBuilder(ffmpeg.folder().resolve("ffmpeg").toString(), "-hide_banner", "-devices")
                .redirectErrorStream(true);
        builder.environment().put("LD_LIBRARY_PATH", ffmpeg.folder().toString());
        builder.environment().put("LD_BIND_NOW", "1");
        builder.environment().put("LD_WARN", "1");
        var child = builder.start();

        var words = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(child.waitFor()).as(words).isZero();
        assertThat(words).startsWith("Devices:").doesNotContain("version information", "alsa", "pulse");
    }

    private Outcome run(Conversion conversion) throws Exception {
        return ffmpeg.convert(conversion, Limits.standard());
    }

    /** The two seconds again and again, without an end. */
    private Conversion endless() {
        return new Conversion(
                hevc,
                List.of("-stream_loop", "-1"),
                List.of("-vf", "scale=640:480", "-c:v", "libopenh264", "-b:v", "100k", "-an"),
                folder.resolve("endless.avi"));
    }

    private void assertThatOnlyTheSourcesAreLeft(Path... more) throws IOException {
        try (var left = Files.list(folder)) {
            assertThat(left)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(Stream.of(hevc), Stream.of(more)).toList());
        }
    }

    private static void assertThatNothingRuns() {
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
