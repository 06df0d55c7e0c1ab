package org.keyholder.dc09;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The frames of {@code frames.tsv}, and what is expected of each. */
public final class FrameTable {
    private static final Pattern BYTE = Pattern.compile("\\\\x([0-9A-F]{2})");

    private FrameTable() {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Row(
            String name,
            byte[] frame,
            String key,
            String problem,
            String id,
            String encrypted,
            String sequence,
            String receiver,
            String line,
            String account,
            String events,
            String extended,
            String timestamp,
            String source) {
        static Row of(String[] column) {
            return new Row(
                    column[0],
                    bytes(column[1]),
                    column[2],
                    column[3],
                    column[4],
                    column[5],
                    column[6],
                    column[7],
                    column[8],
                    column[9],
                    column[10],
                    column[11],
                    column[12],
                    column[13]);
        }

        public boolean valid() {
            return problem.equals("-");
        }
    }

    public static List<Row> rows() {
        try (InputStream in = FrameTable.class.getResourceAsStream("frames.tsv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Row.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static byte[] bytes(String escaped) {
        String text =
                BYTE.matcher(escaped).replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), 16)));
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
