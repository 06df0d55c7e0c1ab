package org.keyholder.dc09;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keyholder.dc09.content.FrameKey;
import org.keyholder.dc09.content.Protection;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.FrameReader;
import org.keyholder.dc09.frame.FrameReading;
import org.keyholder.dc09.frame.HeaderCheck;
import org.keyholder.dc09.message.AccountRules;
import org.keyholder.dc09.message.Decoder;

/** The project's own vectors, where they lie beside the sources: all rows, also those added since our table was made. */
class SharedVectorsTest {
    private static final Path VECTORS = Path.of("..", "..", "shared", "vectors", "dc09.tsv");

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(String name, byte[] frame, String key, boolean crcRight, boolean lengthRight) {}

    @Test
    void everyRowIsAcceptedOrRefusedAsItsHeaderSays() throws IOException {
        assumeTrue(
                Files.exists(VECTORS),
                "the frames that others captured are not part of the checkout. " + "A file "
                        + VECTORS.toAbsolutePath().normalize() + " beside it brings them");

        List<Row> rows = Files.readAllLines(VECTORS, StandardCharsets.ISO_8859_1).stream()
                .map(line -> line.split("\t", -1))
                .filter(column -> column.length >= 6 && column[1].length() > 12 && column[1].charAt(8) == '"')
                .map(SharedVectorsTest::row)
                .toList();

        assertThat(rows).hasSizeGreaterThanOrEqualTo(45).allSatisfy(SharedVectorsTest::check);
    }

    private static Row row(String[] column) {
        return new Row(
                column[0],
                column[1].getBytes(StandardCharsets.ISO_8859_1),
                column[2],
                column[3].equals("ok"),
                column[4].equals("ok"));
    }

    private static void check(Row row) {
        FrameReading reading = FrameReader.read(row.frame(), Allowances.USUAL);
        assertThat(crc(reading).right()).as(row.name()).isEqualTo(row.crcRight());
        assertThat(length(reading).right()).as(row.name()).isEqualTo(row.lengthRight());
        boolean sound = row.crcRight() && row.lengthRight();
        assertThat(reading instanceof FrameReading.Whole).as(row.name()).isEqualTo(sound);
        if (sound && !row.name().contains("nokey")) {
            assertThat(decoder(row.key()).decode(row.frame()).refusal())
                    .as(row.name())
                    .isEmpty();
        }
    }

    private static Decoder decoder(String key) {
        Protection protection = key.equals("-") ? new Protection.ClearText() : Protection.with(FrameKey.ofHex(key));
        return new Decoder(account -> new AccountRules(protection, Allowances.USUAL));
    }

    private static HeaderCheck crc(FrameReading reading) {
        return switch (reading) {
            case FrameReading.Whole(var frame) -> frame.crc();
            case FrameReading.Damaged(var problem, var frame) -> frame.crc();
            case FrameReading.Malformed malformed -> malformed.crc();
            case FrameReading.NotAFrame notAFrame -> throw new AssertionError(notAFrame);
        };
    }

    private static HeaderCheck length(FrameReading reading) {
        return switch (reading) {
            case FrameReading.Whole(var frame) -> frame.length();
            case FrameReading.Damaged(var problem, var frame) -> frame.length();
            case FrameReading.Malformed malformed -> malformed.length();
            case FrameReading.NotAFrame notAFrame -> throw new AssertionError(notAFrame);
        };
    }
}
