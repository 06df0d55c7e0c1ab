package org.keyholder.server.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keyholder.ffmpeg.Conversion;
import org.keyholder.ffmpeg.Ffmpeg;
import org.keyholder.ffmpeg.Limits;
import org.keyholder.ffmpeg.Outcome;
import org.keyholder.server.media.VideoCodec;
import org.keyholder.server.shared.Refusal;
import org.keyholder.testing.camera.Footage;

/** Files as a real writer of MP4 makes them. */
class CodecsOfFilesTest {

    private static Ffmpeg ffmpeg;

    @TempDir
    static Path folder;

    private static Path night;

    @BeforeAll
    static void film() throws IOException {
        ffmpeg = Ffmpeg.unpackedIn(Path.of("target", "ffmpeg"));
        night = Footage.night().clip(folder);
    }

    static Stream<Arguments> files() {
        return Stream.of(
                arguments("avc1", true, "H.264", "clip.mp4", List.of("-c:v", "libopenh264")),
                arguments("avc1", true, "H.264", "clip.mp4", List.of("-c:v", "libopenh264", "-movflags", "+faststart")),
                arguments(
                        "avc1",
                        true,
                        "H.264",
                        "clip.mp4",
                        List.of("-c:v", "libopenh264", "-movflags", "+frag_keyframe+empty_moov")),
                arguments("mp4v.20", false, "MPEG-4 Part 2", "clip.mp4", List.of("-c:v", "mpeg4")),
                arguments(
                        "mp4v.20",
                        false,
                        "MPEG-4 Part 2",
                        "clip.mp4",
                        List.of("-c:v", "mpeg4", "-movflags", "+frag_keyframe+empty_moov+default_base_moof")),
                arguments("mp4v.6C", false, "Motion JPEG", "clip.mp4", List.of("-c:v", "mjpeg")),
                arguments("s263", false, "H.263", "clip.3gp", List.of("-c:v", "h263", "-s", "352x288")),
                arguments("jpeg", false, "Motion JPEG", "clip.mov", List.of("-c:v", "mjpeg")));
    }

    @ParameterizedTest(name = "{0} of {4}")
    @MethodSource("files")
    void theCodecOfAFileIsFoundAndHasAName(String code, boolean played, String name, String file, List<String> writing)
            throws Exception {
        var codec = codec(made(file, writing));

        assertThat(codec.code()).isEqualTo(code);
        assertThat(codec.isPlayed()).isEqualTo(played);
        assertThat(codec.name()).contains(name);
    }

    @Test
    void h265IsFound() throws Exception {
        var codec = codec(Path.of("../ffmpeg/src/test/resources/org/keyholder/ffmpeg/hevc.mp4"));

        assertThat(codec.code()).isIn("hvc1", "hev1");
        assertThat(codec.isPlayed()).isFalse();
        assertThat(codec.name()).contains("H.265 (HEVC)");
    }

    @Test
    void theCamerasOwnNightIsPlayed() throws Exception {
        assertThat(codec(night)).isEqualTo(new VideoCodec("avc1"));
    }

    /** A camera that lost its power while it wrote the file. */
    @Test
    void aClipWithoutItsIndexIsRefusedHoweverMuchOfItIsThere() throws Exception {
        var bytes = Files.readAllBytes(made("clip.mp4", List.of("-c:v", "libopenh264")));
        for (var share : List.of(10, 50, 90)) {
            var cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length * share / 100));

            assertThatThrownBy(() -> codec(cut)).isInstanceOf(Refusal.class);
        }
    }

    private Path made(String file, List<String> writing) throws IOException, InterruptedException {
        var to = folder.resolve("made-" + file);
        var options =
                Stream.concat(Stream.of("-t", "1", "-an"), writing.stream()).toList();
        assertThat(ffmpeg.convert(new Conversion(night, List.of(), options, to), Limits.standard()))
                .isEqualTo(new Outcome.Made(to));
        return to;
    }

    private static VideoCodec codec(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            return Objects.requireNonNull(Mp4.videoCodec(channel).orElse(null));
        }
    }
}
