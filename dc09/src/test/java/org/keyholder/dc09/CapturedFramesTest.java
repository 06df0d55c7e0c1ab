package org.keyholder.dc09;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.keyholder.dc09.content.FrameKey;
import org.keyholder.dc09.content.Protection;
import org.keyholder.dc09.content.Timestamp;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.Frame;
import org.keyholder.dc09.frame.FrameReader;
import org.keyholder.dc09.frame.FrameReading;
import org.keyholder.dc09.frame.Prefix;
import org.keyholder.dc09.message.AccountRules;
import org.keyholder.dc09.message.ContactIdEvent;
import org.keyholder.dc09.message.Decoder;
import org.keyholder.dc09.message.Decoding;
import org.keyholder.dc09.message.Event;
import org.keyholder.dc09.message.Message;
import org.keyholder.dc09.message.SiaEvent;

/** Every frame of the vectors, valid or not, and what is understood of it, field by field. */
class CapturedFramesTest {
    @TestFactory
    Stream<DynamicTest> everyFrameSaysWhatItsSourceSaysOfIt() {
        return FrameTable.rows().stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> check(row)));
    }

    private static void check(FrameTable.Row row) {
        Decoding decoding = decode(row);

        assertThat(decoding.refusal().map(problem -> problem.code()).orElse("-"))
                .isEqualTo(row.problem());
        checkHeader(row);
        if (decoding instanceof Decoding.Understood(Message message)) {
            checkMessage(row, message);
        }
    }

    private static Decoding decode(FrameTable.Row row) {
        Protection protection =
                row.key().equals("-") ? new Protection.ClearText() : Protection.with(FrameKey.ofHex(row.key()));
        AccountRules rules = new AccountRules(protection, Allowances.USUAL);
        return new Decoder(account -> rules).decode(row.frame());
    }

    private static void checkHeader(FrameTable.Row row) {
        Frame frame = switch (FrameReader.read(row.frame(), Allowances.USUAL)) {
            case FrameReading.Whole(Frame whole) -> whole;
            case FrameReading.Damaged(var problem, Frame damaged) -> damaged;
            case FrameReading.Malformed malformed -> throw new AssertionError(malformed);
            case FrameReading.NotAFrame notAFrame -> throw new AssertionError(notAFrame);
        };
        assertThat(frame.id().text()).isEqualTo(row.id());
        assertThat(String.valueOf(frame.encrypted())).isEqualTo(row.encrypted());
        assertThat(frame.sequence().digits()).isEqualTo(row.sequence());
        assertThat(text(frame.route().receiver())).isEqualTo(row.receiver());
        assertThat(text(frame.route().line())).isEqualTo(row.line());
        assertThat(frame.route().account().text()).isEqualTo(row.account());
    }

    private static void checkMessage(FrameTable.Row row, Message message) {
        List<? extends Event> events = message instanceof Message.EventReport report ? report.events() : List.of();
        assertThat(events.stream().map(CapturedFramesTest::text).collect(Collectors.joining(";")))
                .isEqualTo(row.events());
        assertThat(message.frame().extended().stream()
                        .map(block -> block.letter() + block.value())
                        .collect(Collectors.joining(";")))
                .isEqualTo(row.extended());
        assertThat(message.frame().timestamp() instanceof Timestamp.At(var instant) ? instant.toString() : "-")
                .isEqualTo(row.timestamp());
    }

    private static String text(Prefix prefix) {
        return prefix instanceof Prefix.Given(String digits) ? digits : "-";
    }

    private static String text(Event event) {
        String head = switch (event) {
            case ContactIdEvent contactId -> "ADM-CID:" + contactId.qualifier().digit();
            case SiaEvent sia -> "SIA-DCS:" + sia.qualifier().letter();
        };
        return String.join(
                ":",
                head,
                event.code(),
                event.area().orElse("-"),
                event.zone().orElse("-"),
                event.user().orElse("-"),
                event.text().isEmpty() ? "-" : event.text());
    }
}
