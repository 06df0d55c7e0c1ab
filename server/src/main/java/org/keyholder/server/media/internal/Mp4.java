package org.keyholder.server.media.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import org.keyholder.server.media.VideoCodec;
import org.keyholder.server.media.internal.Boxes.Box;
import org.keyholder.server.shared.Refusal;

/**
 * What an MP4 file says of its picture. Where the file does not keep to the standard it is not known: a browser may be more forgiving
 * than we are.
 */
final class Mp4 {

    /** What stands before the boxes of a VisualSampleEntry (ISO/IEC 14496-12, 12.1.3.2). */
    private static final int VISUAL_SAMPLE_ENTRY = 78;

    // ISO/IEC 14496-1, 7.2.2.1
    private static final int ES_DESCRIPTOR = 3;
    private static final int DECODER_CONFIG = 4;
    private static final int LONGEST_DESCRIPTORS = 400;

    private final Boxes boxes;

    private Mp4(FileChannel file) {
        boxes = new Boxes(file);
    }

    /**
     * The codec of the clip's picture; of several tracks one that is played, if there is one.
     *
     * @throws Refusal where index or pictures are missing, so that nothing can play it
     */
    static Optional<VideoCodec> videoCodec(FileChannel file) throws IOException {
        return new Mp4(file).videoCodec(file.size());
    }

    private Optional<VideoCodec> videoCodec(long size) throws IOException {
        var index = boxes.first("moov", 0, size)
                .filter(box -> box.end() <= size)
                .orElseThrow(() -> cutOff("its index, the moov box,"));
        if (boxes.first("mdat", 0, size).filter(box -> box.body() < size).isEmpty()) {
            throw cutOff("what it shows, the mdat box,");
        }
        var pictures = new ArrayList<Box>();
        var sound = false;
        for (var track : boxes.all("trak", index)) {
            switch (kind(track)) {
                case "vide" -> pictures.add(track);
                case "soun" -> sound = true;
                default -> {}
            }
        }
        return pictures.isEmpty() && sound ? Optional.of(VideoCodec.NONE) : best(pictures);
    }

    private static Refusal cutOff(String missing) {
        return Refusal.invalid(
                "clip-cut-off",
                "body",
                "The clip is cut off: " + missing
                        + " is missing or not whole, and nothing can play it. Send the whole file.");
    }

    /** "vide", "soun", or whatever else it says (ISO/IEC 14496-12, 8.4.3). */
    private String kind(Box track) throws IOException {
        var handler = boxes.inside(track, "mdia", "hdlr");
        return handler.isEmpty() ? "" : text(boxes.read(handler.get().body() + 8, 4));
    }

    private Optional<VideoCodec> best(Iterable<Box> pictures) throws IOException {
        Optional<VideoCodec> first = Optional.empty();
        for (var track : pictures) {
            var codec = codec(track);
            if (codec.filter(VideoCodec::isPlayed).isPresent()) {
                return codec;
            }
            first = first.or(() -> codec);
        }
        return first;
    }

    /** That of the first sample entry: a track that changes its codec on the way is not made by cameras. */
    private Optional<VideoCodec> codec(Box track) throws IOException {
        var descriptions = boxes.inside(track, "mdia", "minf", "stbl", "stsd");
        if (descriptions.isEmpty()) {
            return Optional.empty();
        }
        var entry = boxes.next(descriptions.get().body() + 8, descriptions.get().end());
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        var code = entry.get().type().strip().replaceAll("[^!-~]", "_");
        if (code.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new VideoCodec(code.equals("mp4v") ? code + objectType(entry.get()) : code));
    }

    /** ".20" of MPEG-4 Part 2; nothing where it does not say. */
    private String objectType(Box entry) throws IOException {
        var descriptors = boxes.first("esds", entry.body() + VISUAL_SAMPLE_ENTRY, entry.end());
        if (descriptors.isEmpty()) {
            return "";
        }
        var bytes = boxes.read(descriptors.get().body() + 4, LONGEST_DESCRIPTORS);
        return begins(bytes, ES_DESCRIPTOR)
                        && passesHeadOfStream(bytes)
                        && begins(bytes, DECODER_CONFIG)
                        && bytes.hasRemaining()
                ? ".%02X".formatted(bytes.get())
                : "";
    }

    /** Whether a descriptor of this kind begins here; goes on behind its length, of which each byte but the last has its top bit set. */
    private static boolean begins(ByteBuffer bytes, int kind) {
        if (!bytes.hasRemaining() || bytes.get() != kind) {
            return false;
        }
        while (bytes.hasRemaining()) {
            if (bytes.get() >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The stream's number, three flags, and what the flags say that follows (ISO/IEC 14496-1, 7.2.6.5). */
    private static boolean passesHeadOfStream(ByteBuffer bytes) {
        if (bytes.remaining() < 4) {
            return false;
        }
        bytes.getShort();
        int flags = bytes.get();
        int more = (flags & 0x80) == 0 ? 0 : 2;
        if ((flags & 0x40) != 0) {
            int address = bytes.position() + more;
            more += address < bytes.limit() ? 1 + Byte.toUnsignedInt(bytes.get(address)) : 0;
        }
        more += (flags & 0x20) == 0 ? 0 : 2;
        if (bytes.remaining() < more) {
            return false;
        }
        bytes.position(bytes.position() + more);
        return true;
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes).toString();
    }
}
