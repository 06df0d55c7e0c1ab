package org.keyholder.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What is to be made of a file.
 *
 * @param reading ffmpeg's options for reading it
 * @param writing ffmpeg's options for the new one
 * @param to the new file, whose name says its format
 */
public record Conversion(Path from, List<String> reading, List<String> writing, Path to) {

    public Conversion {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        reading = List.copyOf(reading);
        writing = List.copyOf(writing);
    }

    /** What every browser plays: H.264 in MP4 with its index in front, no wider than this, sound as AAC if there is any. */
    public static Conversion toBrowserClip(Path from, Path to, int widest) {
        // Even sides: H.264 halves the colours.
        var scale = "scale='trunc(min(iw," + widest + ")/2)*2':-2";
        return new Conversion(
                from,
                List.of(),
                List.of(
                        "-map",
                        "0:v:0",
                        "-map",
                        "0:a:0?",
                        "-vf",
                        scale,
                        "-pix_fmt",
                        "yuv420p",
                        "-c:v",
                        "libopenh264",
                        "-b:v",
                        "1200k",
                        "-g",
                        "48",
                        "-c:a",
                        "aac",
                        "-b:a",
                        "64k",
                        "-movflags",
                        "+faststart"),
                to);
    }

    /** One picture of a clip as JPEG. */
    public static Conversion toStill(Path from, Duration at, Path to) {
        return new Conversion(
                from, List.of("-ss", at.toMillis() + "ms"), List.of("-an", "-frames:v", "1", "-q:v", "4"), to);
    }
}
