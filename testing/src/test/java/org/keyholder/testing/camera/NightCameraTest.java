package org.keyholder.testing.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightCameraTest {

    private static final Instant START = Instant.parse("2026-11-21T09:12:00Z");
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    @Test
    void theClipIsTwentySecondsOfH264WithItsIndexInFront(@TempDir Path folder) throws Exception {
        Path clip = NightCamera.clip(folder.resolve("clip.mp4"), START, CHICAGO, "North walkway");

        String bytes = Files.readString(clip, StandardCharsets.ISO_8859_1);
        assertThat(Files.size(clip)).isBetween(300_000L, 2_500_000L);
        assertThat(bytes.indexOf("ftyp")).isEqualTo(4);
        assertThat(bytes.indexOf("moov")).isBetween(1, bytes.indexOf("mdat"));
        assertThat(bytes).contains("avc1");
        assertThat(seconds(bytes)).isEqualTo(20.0);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(clip);
        }
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

    @Test
    void theThreeStillsShowSomebodyWhoMoves(@TempDir Path folder) throws Exception {
        List<Path> stills = NightCamera.stills(folder, START, CHICAGO, "North walkway");

        assertThat(stills).hasSize(3).allSatisfy(still -> {
            BufferedImage picture = ImageIO.read(still.toFile());
            assertThat(picture.getWidth()).isEqualTo(960);
            assertThat(picture.getHeight()).isEqualTo(540);
            assertThat(Files.size(still)).isLessThan(200_000);
        });
        assertThat(changed(stills.get(0), stills.get(1))).isGreaterThan(500);
        assertThat(changed(stills.get(1), stills.get(2))).isGreaterThan(500);
    }

    /** How many pixels differ by more than noise does. */
    private static long changed(Path one, Path other) throws Exception {
        BufferedImage a = ImageIO.read(one.toFile());
        BufferedImage b = ImageIO.read(other.toFile());
        long count = 0;
        for (int y = 60; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                count += Math.abs((a.getRGB(x, y) >> 8 & 0xFF) - (b.getRGB(x, y) >> 8 & 0xFF)) > 45 ? 1 : 0;
            }
        }
        return count;
    }
}
