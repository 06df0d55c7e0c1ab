package org.keyholder.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keyholder.server.audit.internal.CanonicalJson;
import org.keyholder.server.audit.internal.Chain;
import org.keyholder.server.audit.internal.ExportLine;

/** An exported record on another machine: what was done to it, and what checking it says. */
class ExportedAuditTest {

    private static final UUID ACME = UUID.fromString("0190aaaa-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0190bbbb-0000-7000-8000-000000000001");
    private static final Instant BEGIN = Instant.parse("2026-11-26T03:12:05.250Z");

    private static AuditEntry entry(UUID organisation, int number) {
        return new AuditEntry(
                organisation,
                new UUID(0x0190_aaaa_0000_7000L, 0x8000_0000_0000_1000L + number),
                BEGIN.plusSeconds(number),
                "site-changed",
                "person",
                UUID.fromString("0190aaaa-0000-7000-8000-000000000003"),
                "Dana Whitfield",
                "192.0.2.7",
                null,
                null,
                null,
                null,
                Map.of("name", "Yard " + number),
                Map.of("name", "Yard " + (number + 1)));
    }

    private static String time(int number) {
        return "2026-11-26T03:12:%02d.250000Z".formatted(5 + number);
    }

    /** Five entries and the head. */
    private static List<String> export(UUID organisation) {
        var lines = new ArrayList<String>();
        var last = Chain.NONE;
        for (int i = 1; i <= 5; i++) {
            var chained = Chain.chained(entry(organisation, i), last);
            last = new Chain.Link(i, Chain.hash(chained));
            lines.add(new ExportLine.Entry(chained, last.hash()).text());
        }
        lines.add(head(organisation, last));
        return lines;
    }

    private static String head(UUID organisation, Chain.Link last) {
        return new ExportLine.Head(organisation.toString(), last.number(), last.hash(), 0).text();
    }

    private static AuditVerdict verify(List<String> lines) {
        return verify(String.join("\n", lines) + "\n");
    }

    private static AuditVerdict verify(String file) {
        return verify(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    private static AuditVerdict verify(InputStream file) {
        try {
            return ExportedAudit.verify(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatNobodyTouchedIsWhole() {
        var verdict = verify(export(ACME));

        assertThat(verdict).isInstanceOfSatisfying(AuditVerdict.Whole.class, whole -> {
            assertThat(whole.entries()).isEqualTo(5);
            assertThat(whole.organisation()).isEqualTo(ACME.toString());
            assertThat(export(ACME).getLast()).contains(whole.head());
        });
        assertThat(verdict.words()).contains("5 entries, none changed, removed or inserted; head 5 ");
    }

    @Test
    void aRecordWithNothingInItIsWhole() {
        assertThat(verify(List.of(head(ACME, Chain.NONE)))).isInstanceOf(AuditVerdict.Whole.class);
    }

    private record Bent(String how, int number, Optional<String> at, UnaryOperator<List<String>> bend) {
        @Override
        public String toString() {
            return how;
        }
    }

    static Stream<Bent> bent() {
        return Stream.of(
                new Bent("a word changed", 3, Optional.of(time(3)), at(2, line -> line.replace("Yard 4", "Yard 7"))),
                new Bent(
                        "a time changed",
                        3,
                        Optional.of("2026-11-26T04:12:08.250000Z"),
                        at(2, line -> line.replace("T03:12:08", "T04:12:08"))),
                new Bent(
                        "a field added",
                        2,
                        Optional.of(time(2)),
                        at(1, line -> line.replace("{\"actorId\"", "{\"aaa\":\"x\",\"actorId\""))),
                new Bent(
                        "a field taken away",
                        4,
                        Optional.of(time(4)),
                        at(3, line -> line.replace("\"address\":\"192.0.2.7\",", ""))),
                new Bent(
                        "a hash changed",
                        5,
                        Optional.of(time(5)),
                        at(4, line -> line.replaceFirst("\"hash\":\"[0-9a-f]{64}", "\"hash\":\"" + "0".repeat(64)))),
                new Bent(
                        "a number changed",
                        2,
                        Optional.of(time(2)),
                        at(1, line -> line.replace("\"number\":2", "\"number\":9"))),
                // Who changes an entry and its hash has to change all that follow.
                new Bent("an entry forged with its hash", 4, Optional.of(time(4)), at(2, ExportedAuditTest::forged)),
                new Bent("the first removed", 1, Optional.empty(), lines -> without(lines, 0)),
                new Bent("one removed", 3, Optional.of(time(2)), lines -> without(lines, 2)),
                new Bent("two removed", 2, Optional.of(time(1)), lines -> without(without(lines, 1), 1)),
                new Bent("the last removed", 5, Optional.of(time(4)), lines -> without(lines, 4)),
                new Bent("one inserted once more", 2, Optional.of(time(2)), lines -> with(lines, 4, lines.get(1))),
                new Bent("one forged inserted", 3, Optional.of(time(3)), lines -> with(lines, 2, insertion(lines))),
                new Bent("two that changed places", 3, Optional.of(time(2)), lines -> {
                    Collections.swap(lines, 2, 3);
                    return lines;
                }),
                new Bent("an entry of another organisation's", 3, Optional.of(time(3)), lines -> {
                    lines.set(2, export(OTHER).get(2));
                    return lines;
                }),
                new Bent("a line that is broken", 3, Optional.of(time(2)), at(2, line -> line.substring(0, 90))),
                new Bent("a line that is something else", 3, Optional.of(time(2)), at(2, line -> "{\"note\":\"x\"}")),
                new Bent(
                        "a name that stands twice",
                        3,
                        Optional.of(time(2)),
                        at(2, line -> line.replace("\"kind\":", "\"kind\":\"x\",\"kind\":"))),
                new Bent("something behind an entry", 3, Optional.of(time(2)), at(2, line -> line + " {}")),
                new Bent("the head's line gone", 6, Optional.of(time(5)), lines -> without(lines, 5)),
                new Bent(
                        "the head's hash changed",
                        5,
                        Optional.of(time(5)),
                        at(5, line -> line.replaceFirst("\"hash\":\"[0-9a-f]{64}", "\"hash\":\"" + "0".repeat(64)))),
                new Bent(
                        "the head of another organisation's",
                        5,
                        Optional.of(time(5)),
                        at(5, line -> line.replace(ACME.toString(), OTHER.toString()))),
                new Bent("an entry behind the head", 6, Optional.of(time(5)), lines -> with(lines, 6, lines.get(4))));
    }

    private static UnaryOperator<List<String>> at(int index, UnaryOperator<String> change) {
        return lines -> {
            var changed = change.apply(lines.get(index));
            assertThat(changed).isNotEqualTo(lines.get(index));
            lines.set(index, changed);
            return lines;
        };
    }

    private static List<String> without(List<String> lines, int index) {
        lines.remove(index);
        return lines;
    }

    private static List<String> with(List<String> lines, int index, String line) {
        lines.add(index, line);
        return lines;
    }

    private static String forged(String line) {
        var entry = ((ExportLine.Entry) ExportLine.read(line).orElseThrow()).entry();
        entry.put("after", Map.of("name", "Nothing happened"));
        return new ExportLine.Entry(entry, Chain.hash(entry)).text();
    }

    private static String insertion(List<String> lines) {
        var before = (ExportLine.Entry) ExportLine.read(lines.get(1)).orElseThrow();
        var forged = Chain.chained(entry(ACME, 40), new Chain.Link(2, before.hash()));
        return new ExportLine.Entry(forged, Chain.hash(forged)).text();
    }

    @ParameterizedTest
    @MethodSource("bent")
    void theFirstThatIsNotAsItWasIsNamed(Bent bent) {
        var verdict = verify(bent.bend().apply(export(ACME)));

        assertThat(verdict).as(bent.how()).isInstanceOfSatisfying(AuditVerdict.Broken.class, broken -> {
            assertThat(broken.number()).as(broken.why()).isEqualTo(bent.number());
            assertThat(broken.at()).as(broken.why()).isEqualTo(bent.at());
            assertThat(broken.words()).contains("Organisation ", String.valueOf(bent.number()));
            bent.at().ifPresent(at -> assertThat(broken.words()).contains(at));
        });
    }

    @Test
    void anEmptyFileIsNoWholeRecord() {
        assertThat(verify("").words())
                .isEqualTo("Organisation ?: Entry 1 or the line of the head is missing: the file was cut off.");
    }

    /** At whatever byte it was cut. */
    @Test
    void aFileThatIsCutOffIsNeverWhole() {
        var file = String.join("\n", export(ACME)).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < file.length; length++) {
            assertThat(verify(new ByteArrayInputStream(Arrays.copyOf(file, length))))
                    .as("the first " + length + " bytes")
                    .isInstanceOf(AuditVerdict.Broken.class);
        }
    }

    @Test
    void aLineWithoutEndIsReadNoFurtherThanNeedBe() {
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return 'x';
            }
        };

        assertThat(verify(endless).words()).contains("Entry 1 cannot be read");
        assertThat(endless.given).isLessThan(2 * 1024 * 1024);
    }

    @Test
    void bytesThatAreNoTextAreABrokenLine() {
        assertThat(verify(new ByteArrayInputStream(new byte[] {'{', (byte) 0xff, '}', '\n'}))
                        .words())
                .contains("Entry 1 cannot be read");
    }

    /** Computed by another program in another language; docs/audit.md shows how. */
    @Test
    void theFormIsTheOneThatIsDocumentedToTheByte() {
        var entry = new AuditEntry(
                ACME,
                UUID.fromString("0190aaaa-0000-7000-8000-000000000002"),
                BEGIN,
                "site-changed",
                "person",
                UUID.fromString("0190aaaa-0000-7000-8000-000000000003"),
                "Zoë \"Z\" O/Brien",
                "192.0.2.7",
                "Mozilla/5.0 \\ 😀",
                UUID.fromString("0190aaaa-0000-7000-8000-000000000004"),
                "site",
                UUID.fromString("0190aaaa-0000-7000-8000-000000000004"),
                Map.of("name", "Harbour Yard"),
                Map.of("name", "Hafenhof", "station", "Nord"));
        var chained = Chain.chained(entry, Chain.NONE);

        assertThat(CanonicalJson.of(chained))
                .isEqualTo("{\"actorId\":\"0190aaaa-0000-7000-8000-000000000003\",\"actorKind\":\"person\","
                        + "\"actorName\":\"Zoë \\\"Z\\\" O/Brien\",\"address\":\"192.0.2.7\","
                        + "\"after\":{\"name\":\"Hafenhof\",\"station\":\"Nord\"},"
                        + "\"at\":\"2026-11-26T03:12:05.250000Z\",\"before\":{\"name\":\"Harbour Yard\"},"
                        + "\"browser\":\"Mozilla/5.0 \\\\ 😀\",\"id\":\"0190aaaa-0000-7000-8000-000000000002\","
                        + "\"kind\":\"site-changed\",\"number\":1,"
                        + "\"objectId\":\"0190aaaa-0000-7000-8000-000000000004\",\"objectKind\":\"site\","
                        + "\"organisation\":\"0190aaaa-0000-7000-8000-000000000001\",\"previous\":\""
                        + "0".repeat(64)
                        + "\",\"site\":\"0190aaaa-0000-7000-8000-000000000004\"}");
        assertThat(Chain.hash(chained)).isEqualTo("e2f5eb7362538fcb60936344b2dbb95a64adec83ac4174262af15e9cde06d556");
    }
}
