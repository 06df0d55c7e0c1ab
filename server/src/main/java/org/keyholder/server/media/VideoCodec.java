package org.keyholder.server.media;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How the picture of a clip is coded.
 *
 * @param code the four-character code of its track (ISO/IEC 14496-12, 8.5.2); of {@code mp4v} with the object type behind a dot, which
 *     alone says what it is (RFC 6381, 3.3)
 */
public record VideoCodec(String code) {

    /** The clip has no picture, only sound. */
    public static final VideoCodec NONE = new VideoCodec("none");

    private static final String H264 = "H.264";
    private static final String H265 = "H.265 (HEVC)";
    private static final String MOTION_JPEG = "Motion JPEG";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("avc1", H264),
            Map.entry("avc3", H264),
            Map.entry("mp4v.21", H264),
            Map.entry("vp08", "VP8"),
            Map.entry("vp09", "VP9"),
            Map.entry("av01", "AV1"),
            Map.entry("hvc1", H265),
            Map.entry("hev1", H265),
            Map.entry("mp4v.23", H265),
            Map.entry("dvh1", "Dolby Vision"),
            Map.entry("dvhe", "Dolby Vision"),
            Map.entry("vvc1", "H.266 (VVC)"),
            Map.entry("vvi1", "H.266 (VVC)"),
            Map.entry("mp4v.20", "MPEG-4 Part 2"),
            Map.entry("mp4v.60", "MPEG-2"),
            Map.entry("mp4v.61", "MPEG-2"),
            Map.entry("mp4v.6A", "MPEG-1"),
            Map.entry("mp4v.6C", MOTION_JPEG),
            Map.entry("jpeg", MOTION_JPEG),
            Map.entry("mjpa", MOTION_JPEG),
            Map.entry("mjpb", MOTION_JPEG),
            Map.entry("s263", "H.263"),
            Map.entry("h263", "H.263"),
            Map.entry("H263", "H.263"));

    /** Each browser plays the first; most play the others, and one that does not says so itself. */
    private static final Set<String> PLAYED = Set.of("avc1", "avc3", "vp08", "vp09", "av01");

    public VideoCodec {
        Objects.requireNonNull(code);
        if (!code.matches("[!-~]{1,12}")) {
            throw new IllegalArgumentException("A codec's code has 1 to 12 visible ASCII characters");
        }
    }

    /** Whether the browsers that people have are expected to play it. */
    public boolean isPlayed() {
        return PLAYED.contains(code);
    }

    /** As people call it; empty where we do not know it. */
    public Optional<String> name() {
        return Optional.ofNullable(NAMES.get(code));
    }
}
