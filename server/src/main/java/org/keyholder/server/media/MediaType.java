package org.keyholder.server.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a file is, judged by its first bytes and never by its name. */
public enum MediaType {
    MP4("video/mp4", ".mp4", ".m4v"),
    JPEG("image/jpeg", ".jpg", ".jpeg"),
    PNG("image/png", ".png");

    /** As many first bytes as the judgement needs. */
    public static final int BYTES_NEEDED = 12;

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final String contentType;
    private final List<String> endings;

    MediaType(String contentType, String... endings) {
        this.contentType = contentType;
        this.endings = List.of(endings);
    }

    public String contentType() {
        return contentType;
    }

    /** How names of such files end, in lower case, the usual one first. */
    public List<String> endings() {
        return endings;
    }

    public boolean isVideo() {
        return this == MP4;
    }

    public static MediaType ofContentType(String contentType) {
        return Arrays.stream(values())
                .filter(type -> type.contentType.equals(contentType))
                .findFirst()
                .orElseThrow();
    }

    /** ISO base media (ISO/IEC 14496-12, 4.3: a file starts with its ftyp box), JFIF/Exif, or PNG; empty when none. */
    public static Optional<MediaType> judge(byte[] head) {
        if (head.length >= 12 && new String(head, 4, 4, StandardCharsets.ISO_8859_1).equals("ftyp")) {
            return Optional.of(MP4);
        }
        if (head.length >= 4 && head[0] == (byte) 0xFF && head[1] == (byte) 0xD8 && head[2] == (byte) 0xFF) {
            return Optional.of(JPEG);
        }
        if (head.length >= 8 && Arrays.equals(Arrays.copyOf(head, 8), PNG_SIGNATURE)) {
            return Optional.of(PNG);
        }
        return Optional.empty();
    }
}
