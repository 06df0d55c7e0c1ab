package org.keyholder.dc09.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.dc09.ScriptedPeer;
import org.keyholder.dc09.SettableClock;
import org.keyholder.dc09.Wire;
import org.keyholder.dc09.content.FrameKey;
import org.keyholder.dc09.frame.CrcForm;
import org.keyholder.dc09.frame.Frame;
import org.keyholder.dc09.frame.MessageKind;
import org.keyholder.dc09.frame.Sequence;
import org.keyholder.dc09.message.ContactIdEvent;
import org.keyholder.dc09.message.Encoder;
import org.keyholder.dc09.message.Qualifier;
import org.keyholder.dc09.message.Report;

/** What a NAK is about: the clock, where it names another time than ours, and else something that no clock mends. */
class NakTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final SenderAccount CLEAR = SenderAccount.clear("1234");
    private static final SenderAccount SECRET = SenderAccount.encrypted("1234", FrameKey.ofText("AAAAAAAAAAAAAAAA"));
    private static final Report REPORT = Report.of(ContactIdEvent.of(Qualifier.NEW, "130", "01", "003"));
    private static final Outcome REFUSED = new Outcome.Refused(Sequence.FIRST, MessageKind.NAK);

    private final SettableClock clock = new SettableClock(NOW);
    private final SenderSettings settings =
            SenderSettings.USUAL.patience(Duration.ofSeconds(3), 3).clock(clock);

    @Test
    void aNakWithTheRightTimeRefusesAndIsNotRepeatedAtAll() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say(nakOffBy(0)))) {
            assertThat(send(peer, CLEAR)).isEqualTo(REFUSED);
            assertThat(peer.frames()).isEqualTo(1);
        }
    }

    @Test
    void aNakWithTheRightTimeToAnEncryptedReportRefusesIt() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say(nakOffBy(0)))) {
            assertThat(send(peer, SECRET)).isEqualTo(REFUSED);
        }
    }

    /** The window is the standard's: a frame may be twenty seconds ahead of the receiver, and forty behind. */
    @ParameterizedTest
    @ValueSource(ints = {-20, -2, 2, 40})
    void aTimeInsideTheWindowIsTriedOnceAndThenTheNakIsARefusal(int seconds) throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say(nakOffBy(seconds)))) {
            assertThat(send(peer, CLEAR)).isEqualTo(REFUSED);
            assertThat(peer.frames()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void aSecondIsNoDifference(int seconds) throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say(nakOffBy(seconds)))) {
            assertThat(send(peer, CLEAR)).isEqualTo(REFUSED);
            assertThat(peer.frames()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-86_400, -21, 41, 3_600})
    void aTimeOutsideTheWindowNamesTheClockWithItsOffset(int seconds) throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say(nakOffBy(seconds)))) {
            assertThat(send(peer, CLEAR))
                    .isEqualTo(new Outcome.ClockRefused(
                            Sequence.FIRST, NOW.plusSeconds(seconds), Duration.ofSeconds(seconds)));
            assertThat(peer.frames()).isEqualTo(2);
        }
    }

    /** A receiver may judge more narrowly than the standard does. */
    @ParameterizedTest
    @ValueSource(ints = {-20, 2, 40})
    void aTimeInsideTheWindowMayStillBeWhatHelps(int seconds) throws Exception {
        try (var peer =
                new ScriptedPeer((frame, count, line) -> line.say(count == 1 ? nakOffBy(seconds) : Wire.ack(frame)))) {
            assertThat(send(peer, CLEAR)).isInstanceOf(Outcome.Acknowledged.class);
        }
    }

    @Test
    void aNakWithoutATimeIsNotAboutTheClock() throws Exception {
        try (var peer = new ScriptedPeer(
                (frame, count, line) -> line.say(Wire.onTheWire(Wire.framed("\"NAK\"0000R0L0A0[]"))))) {
            assertThat(send(peer, CLEAR)).isEqualTo(REFUSED);
            assertThat(peer.frames()).isEqualTo(1);
        }
    }

    @Test
    void theRightTimeIsTheOneByWhichTheReceiverLastTookAFrame() throws Exception {
        try (var peer = new ScriptedPeer(
                        (frame, count, line) -> line.say(count == 2 ? Wire.ack(frame) : nakOffBy(3_600)));
                Sender sender = sender(peer)) {
            assertThat(sender.send(CLEAR, REPORT)).isInstanceOf(Outcome.Acknowledged.class);

            assertThat(sender.send(SenderAccount.clear("9999"), REPORT))
                    .isEqualTo(new Outcome.Refused(new Sequence(2), MessageKind.NAK));
            assertThat(peer.frames()).isEqualTo(3);
        }
    }

    @Test
    void aTimeThatNeverHelpedNamesTheClockEveryTime() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say(nakOffBy(3_600)));
                Sender sender = sender(peer)) {
            assertThat(sender.send(CLEAR, REPORT)).isInstanceOf(Outcome.ClockRefused.class);
            assertThat(sender.send(CLEAR, REPORT)).isInstanceOf(Outcome.ClockRefused.class);
        }
    }

    @Test
    void aRepeatThatIsRefusedForTheTimeOfItsFirstTryGetsAFreshOne() throws Exception {
        SenderSettings impatient = settings.patience(Duration.ofMillis(250), 3);
        try (var peer = new ScriptedPeer((frame, count, line) -> {
                    if (count == 1) {
                        clock.forward(Duration.ofSeconds(15));
                    } else {
                        line.say(count == 2 ? Encoder.nak(CrcForm.ASCII_HEX, clock.instant()) : Wire.ack(frame));
                    }
                });
                Sender sender = new Sender(new Destination.Tcp("127.0.0.1", peer.port()), impatient)) {
            assertThat(sender.send(CLEAR, REPORT)).isInstanceOf(Outcome.Acknowledged.class);
            peer.received();
            assertThat(peer.received().content()).endsWith("_12:00:00,11-21-2026");
            assertThat(peer.received().content()).endsWith("_12:00:15,11-21-2026");
        }
    }

    @Test
    void aSecondNakBehindARefusalIsNotTakenForTheAnswerToTheNextReport() throws Exception {
        try (var peer = new ScriptedPeer(
                        (frame, count, line) -> line.say(count == 1 ? twice(nakOffBy(0)) : Wire.ack(frame)));
                Sender sender =
                        new Sender(new Destination.Tcp("127.0.0.1", peer.port()), settings.keepingConnection())) {
            assertThat(sender.send(SenderAccount.clear("9999"), REPORT)).isEqualTo(REFUSED);
            assertThat(sender.send(CLEAR, REPORT)).isInstanceOf(Outcome.Acknowledged.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,false", "40,false", "41,true"})
    void overUdpItIsTheSame(int seconds, boolean clockNamed) throws Exception {
        try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                Sender sender = new Sender(new Destination.Udp("127.0.0.1", peer.getLocalPort()), settings)) {
            Thread.ofVirtual().start(() -> Datagrams.answer(peer, _ -> nakOffBy(seconds)));

            assertThat(sender.send(CLEAR, REPORT))
                    .isInstanceOf(clockNamed ? Outcome.ClockRefused.class : Outcome.Refused.class);
        }
    }

    @Test
    void aNakRepairsTheClockWithOneRepeatThatKeepsItsSequence() throws Exception {
        Instant receiverTime = NOW.plusSeconds(3600);
        try (var peer = new ScriptedPeer((frame, count, line) -> {
            byte[] nak = Encoder.nak(CrcForm.ASCII_HEX, receiverTime);
            line.say(count == 1 ? nak : Wire.ack(frame));
        })) {
            Sender sender = sender(peer);

            assertThat(sender.send(CLEAR, REPORT)).isInstanceOf(Outcome.Acknowledged.class);
            assertThat(sender.clockOffset()).isEqualTo(Duration.ofHours(1));
            peer.received();
            Frame repeat = peer.received();
            assertThat(repeat.sequence()).isEqualTo(Sequence.FIRST);
            assertThat(repeat.content()).endsWith("_13:00:00,11-21-2026");
            assertThat(sender.send(CLEAR, REPORT)).isInstanceOf(Outcome.Acknowledged.class);
            assertThat(peer.received().content()).endsWith("_13:00:00,11-21-2026");
        }
    }

    @Test
    void twoNaksAtOnceAreOneAndTheSecondIsNotTakenForTheAnswerToTheRepeat() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> {
            if (count > 1) {
                line.say(Wire.ack(frame));
                return;
            }
            byte[] nak = Encoder.nak(CrcForm.ASCII_HEX, NOW.minusSeconds(600));
            line.say(twice(nak));
            line.hangUp();
        })) {
            assertThat(send(peer, CLEAR)).isInstanceOf(Outcome.Acknowledged.class);
        }
    }

    @Test
    void aReceiverThatNaksForEverIsNotStormed() throws Exception {
        try (var peer = new ScriptedPeer(
                (frame, count, line) -> line.say(Encoder.nak(CrcForm.ASCII_HEX, NOW.plusSeconds(60L * count))))) {
            assertThat(send(peer, CLEAR)).isInstanceOf(Outcome.ClockRefused.class);
            assertThat(peer.frames()).isEqualTo(2);
        }
    }

    private static byte[] nakOffBy(int seconds) {
        return Encoder.nak(CrcForm.ASCII_HEX, NOW.plusSeconds(seconds));
    }

    private static byte[] twice(byte[] nak) {
        byte[] twice = Arrays.copyOf(nak, nak.length * 2);
        System.arraycopy(nak, 0, twice, nak.length, nak.length);
        return twice;
    }

    private Outcome send(ScriptedPeer peer, SenderAccount account) {
        try (Sender sender = sender(peer)) {
            return sender.send(account, REPORT);
        }
    }

    private Sender sender(ScriptedPeer peer) {
        return new Sender(new Destination.Tcp("127.0.0.1", peer.port()), settings);
    }
}
