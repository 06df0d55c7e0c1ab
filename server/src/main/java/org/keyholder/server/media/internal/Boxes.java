package org.keyholder.server.media.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The boxes that an MP4 file consists of (ISO/IEC 14496-12, 4.2). Reads their headers and leaves their contents alone, and looks at so
 * many of one file at most: a made-up file may hold millions.
 */
final class Boxes {

    static final int MOST = 65_536;

    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;

    private final FileChannel file;
    private int left = MOST;

    Boxes(FileChannel file) {
        this.file = file;
    }

    /**
     * A box.
     *
     * @param body where its contents begin
     * @param end where it says that it ends: behind what holds it, where that is cut off
     */
    record Box(String type, long body, long end) {}

    /** The first of this type between two places of the file. */
    Optional<Box> first(String type, long from, long to) throws IOException {
        for (var box = next(from, to); box.isPresent(); box = next(box.get().end(), to)) {
            if (box.get().type().equals(type)) {
                return box;
            }
        }
        return Optional.empty();
    }

    /** The one at the end of the path, each step the first of its type. */
    Optional<Box> inside(Box box, String... path) throws IOException {
        var found = Optional.of(box);
        for (var type : path) {
            found = found.isEmpty()
                    ? found
                    : first(type, found.get().body(), found.get().end());
        }
        return found;
    }

    /** All of this type that a box holds. */
    List<Box> all(String type, Box within) throws IOException {
        var all = new ArrayList<Box>();
        for (var box = first(type, within.body(), within.end());
                box.isPresent();
                box = first(type, box.get().end(), within.end())) {
            all.add(box.get());
        }
        return all;
    }

    /** The box that begins here; empty where none does, or as many have been looked at as may be. */
    Optional<Box> next(long at, long to) throws IOException {
        if (to - at < HEADER || left-- <= 0) {
            return Optional.empty();
        }
        var header = read(at, LONG_HEADER);
        if (header.remaining() < HEADER) {
            return Optional.empty();
        }
        long size = Integer.toUnsignedLong(header.getInt());
        var type = text(header);
        if (size == 0) {
            return Optional.of(new Box(type, at + HEADER, to));
        }
        if (size == 1 && header.remaining() == Long.BYTES) {
            return box(type, at, LONG_HEADER, header.getLong());
        }
        return box(type, at, HEADER, size);
    }

    private static Optional<Box> box(String type, long at, int header, long size) {
        if (size < header) {
            return Optional.empty();
        }
        return Optional.of(new Box(type, at + header, size > Long.MAX_VALUE - at ? Long.MAX_VALUE : at + size));
    }

    private static String text(ByteBuffer header) {
        var type = new byte[4];
        header.get(type);
        return new String(type, StandardCharsets.ISO_8859_1);
    }

    /** So many bytes from here on, or fewer where the file ends. */
    ByteBuffer read(long from, int most) throws IOException {
        var bytes = ByteBuffer.allocate(most);
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) > 0) {}
        return bytes.flip();
    }
}
