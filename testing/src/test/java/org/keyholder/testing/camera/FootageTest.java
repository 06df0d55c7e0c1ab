package org.keyholder.testing.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keyholder.ffmpeg.Ffmpeg;

class FootageTest {

    @TempDir
    Path folder;

    @Test
    void theNightIsTwentySecondsOfH264WithItsIndexInFront() throws Exception {
        var clip = Footage.night().clip(folder);

        assertThatBrowsersPlay(clip);
        assertThat(Files.size(clip)).isLessThan(1_000_000);
        assertThat(seconds(text(clip))).isEqualTo(20.0);
    }

    @Test
    void theThreeStillsOfTheNightShowSomebodyWhoMoves() throws Exception {
        assertThatSomebodyMoves(Footage.night().stills(folder));
    }

    @Test
    void aClipOfOnesOwnIsMadeIntoOneThatBrowsersPlay() throws Exception {
        var own = Footage.night().clip(folder.resolve("own"));

        var footage = Footage.of(own, ffmpeg(), folder.resolve("made"));

        assertThatBrowsersPlay(footage.clip(folder.resolve("out")));
        assertThatSomebodyMoves(footage.stills(folder.resolve("out")));
    }

    @Test
    void aFileThatIsNoClipIsToldInWords() throws Exception {
        var notes = Files.writeString(folder.resolve("notes.mp4"), "Call Ann at noon.");

        assertThatThrownBy(() -> Footage.of(notes, ffmpeg(), folder.resolve("made")))
                .isInstanceOf(Footage.NoFootage.class)
                .hasMessageContaining(notes.toString());
    }

    private static Ffmpeg ffmpeg() throws IOException {
        return Ffmpeg.unpackedIn(Path.of("target", "ffmpeg"));
    }

    private static void assertThatBrowsersPlay(Path clip) throws IOException {
        var bytes = text(clip);
        assertThat(bytes.indexOf("ftyp")).isEqualTo(4);
        assertThat(bytes.indexOf("moov")).isBetween(1, bytes.indexOf("mdat"));
        assertThat(bytes).contains("avc1");
    }

    private static void assertThatSomebodyMoves(List<Path> stills) throws IOException {
        assertThat(stills).hasSize(3);
        assertThat(changed(stills.get(0), stills.get(1))).isGreaterThan(500);
        assertThat(changed(stills.get(1), stills.get(2))).isGreaterThan(500);
    }

    private static String text(Path clip) throws IOException {
        return Files.readString(clip, StandardCharsets.ISO_8859_1);
    }

    /** The duration that the movie header states: units a second, then units. */
    private static double seconds(String bytes) {
        int at = bytes.indexOf("mvhd") + 4 + 4 + 8;
        return number(bytes, at + 4) / (double) number(bytes, at);
    }

    private static long number(String bytes, int at) {
        return (long) bytes.charAt(at) << 24
                | bytes.charAt(at + 1) << 16
                | bytes.charAt(at + 2) << 8
                | bytes.charAt(at + 3);
    }

    /** How many pixels differ by more than noise does. */
    private static long changed(Path one, Path other) throws IOException {
        BufferedImage a = ImageIO.read(one.toFile());
        BufferedImage b = ImageIO.read(other.toFile());
        long count = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                count += Math.abs((a.getRGB(x, y) >> 8 & 0xFF) - (b.getRGB(x, y) >> 8 & 0xFF)) > 45 ? 1 : 0;
            }
        }
        return count;
    }
}
