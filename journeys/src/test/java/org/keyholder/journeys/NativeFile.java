package org.keyholder.journeys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A program or library for Linux on 64 bits (ELF), as far as its loader reads it to find what else it needs. */
final class NativeFile {

    private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};
    private static final int LOAD = 1;
    private static final int DYNAMIC = 2;
    private static final long NEEDED = 1;
    private static final long STRINGS = 5;

    private record Segment(int type, long offset, long address, long size) {}

    private final ByteBuffer bytes;

    private NativeFile(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static boolean is(byte[] bytes) {
        return bytes.length > 64 && Arrays.equals(bytes, 0, 4, MAGIC, 0, 4);
    }

    /** The names of the libraries that it cannot be loaded without. */
    static List<String> needs(byte[] bytes) {
        return new NativeFile(bytes).needs();
    }

    private List<String> needs() {
        var segments = segments();
        var names = new ArrayList<Long>();
        long strings = 0;
        for (var dynamic : segments) {
            if (dynamic.type != DYNAMIC) {
                continue;
            }
            for (long at = dynamic.offset; at < dynamic.offset + dynamic.size; at += 16) {
                long tag = bytes.getLong((int) at);
                long value = bytes.getLong((int) at + 8);
                if (tag == NEEDED) {
                    names.add(value);
                } else if (tag == STRINGS) {
                    strings = offset(value, segments);
                }
            }
        }
        var base = strings;
        return names.stream().map(name -> text(base + name)).toList();
    }

    private List<Segment> segments() {
        int at = (int) bytes.getLong(32);
        int size = bytes.getShort(54);
        int count = bytes.getShort(56);
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < count; i++, at += size) {
            segments.add(new Segment(
                    bytes.getInt(at), bytes.getLong(at + 8), bytes.getLong(at + 16), bytes.getLong(at + 32)));
        }
        return segments;
    }

    private static long offset(long address, List<Segment> segments) {
        return segments.stream()
                .filter(segment ->
                        segment.type == LOAD && address >= segment.address && address < segment.address + segment.size)
                .findFirst()
                .map(segment -> address - segment.address + segment.offset)
                .orElseThrow();
    }

    private String text(long at) {
        int end = (int) at;
        while (bytes.get(end) != 0) {
            end++;
        }
        return new String(bytes.array(), (int) at, end - (int) at, StandardCharsets.US_ASCII);
    }
}
