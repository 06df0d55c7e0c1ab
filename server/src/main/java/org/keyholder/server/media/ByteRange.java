package org.keyholder.server.media;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which bytes of a file somebody asked for (RFC 9110, 14). Pure. */
public sealed interface ByteRange {

    /** All of them: nobody asked for a part, or asked so that it is to be passed over. */
    record Whole() implements ByteRange {}

    /** From the first to the last, both among them. */
    record Part(long first, long last) implements ByteRange {
        public Part {
            if (first < 0 || last < first) {
                throw new IllegalArgumentException("A part has at least one byte");
            }
        }

        public long length() {
            return last - first + 1;
        }
    }

    /** The file has none of the bytes. */
    record NoneThere() implements ByteRange {}

    Pattern UNIT = Pattern.compile("(?i)bytes=(.*)");
    Pattern SPAN = Pattern.compile("([0-9]*)-([0-9]*)");

    /**
     * Reads a Range header. One that is malformed, of another unit, or of several parts is passed over, as 14.2 allows: players ask for
     * one part at a time, and many small ones would cost more than the file.
     */
    static ByteRange read(@Nullable String header, long size) {
        var ofBytes = UNIT.matcher(header == null ? "" : header.strip());
        if (!ofBytes.matches()) {
            return new Whole();
        }
        var spans = Arrays.stream(ofBytes.group(1).split(","))
                .map(String::strip)
                .filter(span -> !span.isEmpty())
                .toList();
        var span = SPAN.matcher(spans.size() == 1 ? spans.getFirst() : "");
        return span.matches() ? read(span.group(1), span.group(2), size) : new Whole();
    }

    private static ByteRange read(String first, String last, long size) {
        if (first.isEmpty()) {
            return last.isEmpty() ? new Whole() : end(number(last), size);
        }
        long from = number(first);
        long to = last.isEmpty() ? Long.MAX_VALUE : number(last);
        if (to < from) {
            return new Whole();
        }
        return from < size ? new Part(from, Math.min(to, size - 1)) : new NoneThere();
    }

    private static ByteRange end(long length, long size) {
        return length == 0 || size == 0 ? new NoneThere() : new Part(Math.max(0, size - length), size - 1);
    }

    /** More digits than a file has bytes stand for the end of all files. */
    private static long number(String digits) {
        var significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > 18 ? Long.MAX_VALUE : Long.parseLong(significant);
    }
}
