package org.keyholder.dc09.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.keyholder.dc09.ScriptedPeer;
import org.keyholder.dc09.SettableClock;
import org.keyholder.dc09.Wire;
import org.keyholder.dc09.content.FrameKey;
import org.keyholder.dc09.frame.Frame;
import org.keyholder.dc09.frame.MessageKind;
import org.keyholder.dc09.frame.Sequence;
import org.keyholder.dc09.message.ContactIdEvent;
import org.keyholder.dc09.message.Qualifier;
import org.keyholder.dc09.message.Report;

/** Everything that pysiaalarm answers otherwise than the standard, byte by byte, and what our sender makes of it. */
class PysiaalarmTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String KEY = "AAAAAAAAAAAAAAAA";
    private static final SenderAccount CLEAR = SenderAccount.clear("1234");
    private static final SenderAccount SECRET = SenderAccount.encrypted("1234", FrameKey.ofText(KEY));
    private static final Report REPORT = Report.of(ContactIdEvent.of(Qualifier.NEW, "130", "01", "003"));

    private final SettableClock clock = new SettableClock(NOW);
    private final SenderSettings settings =
            SenderSettings.USUAL.patience(Duration.ofSeconds(3), 3).clock(clock);
    private final SenderSettings impatient = settings.patience(Duration.ofMillis(250), 2);

    /** Where the request has no receiver number it writes the word None, so ours always has one, and a line number. */
    @Test
    void ourReportsAlwaysNameReceiverAndLine() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say(Wire.ack(frame)))) {
            assertThat(send(peer, settings, CLEAR)).isInstanceOf(Outcome.Acknowledged.class);

            assertThat(peer.received().route().text()).isEqualTo("R0L0#1234");
        }
    }

    @Test
    void anAckWithTheWordNoneConfirms() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) ->
                line.say(Wire.onTheWire(Wire.framed("\"ACK\"" + frame.sequence().digits() + "NoneL0#1234[]"))))) {
            assertThat(send(peer, settings, CLEAR)).isInstanceOf(Outcome.Acknowledged.class);
        }
    }

    @Test
    void aBareNakIsGarbledAndTakesNoTime() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say("\"NAK\""))) {
            assertThat(send(peer, settings, CLEAR)).isEqualTo(new Outcome.Garbled(Sequence.FIRST, "\"NAK\""));
        }
    }

    @Test
    void anEmptyAnswerIsGarbled() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say("\n\r"))) {
            assertThat(send(peer, impatient, CLEAR)).isInstanceOf(Outcome.Garbled.class);
        }
    }

    @Test
    void anEncryptedAckWithTheWordNoneConfirms() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) ->
                line.say(secretAck(frame, "NoneL0#1234", "00000000000]_12:00:00,11-21-2026")))) {
            assertThat(send(peer, settings, SECRET)).isInstanceOf(Outcome.Acknowledged.class);
        }
    }

    @Test
    void anAckThatGivesTheKeyAwayConfirmsAndTheOutcomeDoesNotRepeatIt() throws Exception {
        String plain = "][K" + KEY + "]_12:00:00,11-21-2026";
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say(secretAck(frame, "R0L0#1234", plain)))) {
            Outcome outcome = send(peer, settings, SECRET);

            assertThat(outcome).isInstanceOf(Outcome.Acknowledged.class);
            assertThat(outcome.toString()).doesNotContain(KEY);
        }
    }

    @Test
    void aNakWithReceiverAndLineSwappedRefuses() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say(swappedNak("12:00:00")))) {
            assertThat(send(peer, settings, CLEAR)).isEqualTo(new Outcome.Refused(Sequence.FIRST, MessageKind.NAK));
        }
    }

    @Test
    void aNakWithReceiverAndLineSwappedSetsTheClock() throws Exception {
        try (var peer = new ScriptedPeer(
                (frame, count, line) -> line.say(count == 1 ? swappedNak("13:00:00") : Wire.ack(frame)))) {
            assertThat(send(peer, settings, CLEAR)).isInstanceOf(Outcome.Acknowledged.class);
            peer.received();
            assertThat(peer.received().content()).endsWith("_13:00:00,11-21-2026");
        }
    }

    @Test
    void aBareNakOrAnEmptyAnswerOnAKeptConnectionLeavesTheNextReportAlone() throws Exception {
        for (String answer : new String[] {"\"NAK\"", "\n\r"}) {
            try (var peer = new ScriptedPeer(
                            (frame, count, line) -> line.say(count <= 2 ? Wire.latin1(answer) : Wire.ack(frame)));
                    Sender sender = sender(peer, impatient.keepingConnection())) {
                assertThat(sender.send(SenderAccount.clear("9999"), REPORT)).isInstanceOf(Outcome.Garbled.class);
                assertThat(sender.send(CLEAR, REPORT)).isInstanceOf(Outcome.Acknowledged.class);
            }
        }
    }

    @Test
    void overUdpABareNakAndAnEmptyAnswerAreGarbled() throws Exception {
        for (String answer : new String[] {"\"NAK\"", "\n\r"}) {
            try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                    Sender sender = new Sender(new Destination.Udp("127.0.0.1", peer.getLocalPort()), impatient)) {
                Thread.ofVirtual().start(() -> Datagrams.answer(peer, _ -> Wire.latin1(answer)));

                assertThat(sender.send(CLEAR, REPORT)).isInstanceOf(Outcome.Garbled.class);
            }
        }
    }

    private static byte[] swappedNak(String time) {
        return Wire.onTheWire(Wire.framed("\"NAK\"0000L0R0A0[]_" + time + ",11-21-2026"));
    }

    /** Its pad is zeros up to whole blocks, and no bar. */
    private static byte[] secretAck(Frame request, String route, String plain) {
        String padded = "0".repeat((16 - plain.length() % 16) % 16) + plain;
        String cipher = PlainCipher.of(padded, KEY);
        return Wire.onTheWire(Wire.framed("\"*ACK\"" + request.sequence().digits() + route + "[" + cipher));
    }

    private static Outcome send(ScriptedPeer peer, SenderSettings settings, SenderAccount account) {
        try (Sender sender = sender(peer, settings)) {
            return sender.send(account, REPORT);
        }
    }

    private static Sender sender(ScriptedPeer peer, SenderSettings settings) {
        return new Sender(new Destination.Tcp("127.0.0.1", peer.port()), settings);
    }
}
