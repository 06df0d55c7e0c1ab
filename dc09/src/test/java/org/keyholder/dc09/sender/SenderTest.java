package org.keyholder.dc09.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.dc09.ScriptedPeer;
import org.keyholder.dc09.SettableClock;
import org.keyholder.dc09.Wire;
import org.keyholder.dc09.content.FrameKey;
import org.keyholder.dc09.content.FrameOpener;
import org.keyholder.dc09.content.Opening;
import org.keyholder.dc09.content.Protection;
import org.keyholder.dc09.content.Timestamp;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.CrcForm;
import org.keyholder.dc09.frame.Frame;
import org.keyholder.dc09.frame.FrameWriter;
import org.keyholder.dc09.frame.MessageId;
import org.keyholder.dc09.frame.MessageKind;
import org.keyholder.dc09.frame.Sequence;
import org.keyholder.dc09.message.ContactIdEvent;
import org.keyholder.dc09.message.Encoder;
import org.keyholder.dc09.message.Qualifier;
import org.keyholder.dc09.message.Report;

class SenderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final FrameKey KEY = FrameKey.ofText("AAAAAAAAAAAAAAAA");
    private static final SenderAccount CLEAR = SenderAccount.clear("1234");
    private static final SenderAccount SECRET = SenderAccount.encrypted("1234", KEY);
    private static final Report REPORT = Report.of(ContactIdEvent.of(Qualifier.NEW, "130", "01", "003"));

    private final SettableClock clock = new SettableClock(NOW);
    private final SenderSettings settings =
            SenderSettings.USUAL.patience(Duration.ofSeconds(3), 3).clock(clock);
    /** For peers that are expected to keep silent. */
    private final SenderSettings impatient = settings.patience(Duration.ofMillis(250), 3);

    @Test
    void anAckConfirms() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say(Wire.ack(frame)))) {
            Outcome outcome = send(peer, CLEAR);

            assertThat(outcome).isInstanceOf(Outcome.Acknowledged.class);
            Frame frame = peer.received();
            assertThat(frame.content()).isEqualTo("#1234|1130 01 003]_12:00:00,11-21-2026");
            assertThat(frame.route().text()).isEqualTo("R0L0#1234");
        }
    }

    @Test
    void anAckThatDripsInIsPutTogether() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> {
            for (byte each : Wire.ack(frame)) {
                line.say(new byte[] {each});
            }
        })) {
            assertThat(send(peer, CLEAR)).isInstanceOf(Outcome.Acknowledged.class);
        }
    }

    @Test
    void aLateAckNeverConfirmsTheNextFrame() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say(Wire.inLineAck("0041", frame)))) {
            assertThat(sendImpatiently(peer)).isInstanceOf(Outcome.Silent.class);
        }
    }

    @Test
    void anAckBehindALateOneConfirms() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> {
            line.say(Wire.inLineAck("0041", frame));
            line.say(Wire.ack(frame));
        })) {
            assertThat(send(peer, CLEAR)).isInstanceOf(Outcome.Acknowledged.class);
        }
    }

    @Test
    void anAckForAnotherAccountIsFromTheWrongPeer() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) ->
                line.say(Wire.onTheWire(Wire.framed("\"ACK\"" + frame.sequence().digits() + "R0L0#9999[]"))))) {
            assertThat(send(peer, CLEAR)).isInstanceOf(Outcome.WrongPeer.class);
        }
    }

    @Test
    void aPeerThatEchoesIsTheWrongOne() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say(Encoder.report(
                REPORT, CLEAR.route(), frame.sequence(), new Timestamp.Absent(), new Protection.ClearText())))) {
            assertThat(send(peer, CLEAR)).isInstanceOf(Outcome.WrongPeer.class);
        }
    }

    @Test
    void aDuhRefusesOnceAndForAll() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say(Encoder.duh(frame)))) {
            assertThat(send(peer, CLEAR)).isInstanceOf(Outcome.Refused.class);
            assertThat(peer.frames()).isEqualTo(1);
        }
    }

    @Test
    void silenceIsMetWithTheSameSequenceUntilTheAttemptsAreUsedUp() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> {})) {
            assertThat(sendImpatiently(peer)).isEqualTo(new Outcome.Silent(Sequence.FIRST, 3));
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThat(peer.received().sequence()).isEqualTo(Sequence.FIRST);
            }
        }
    }

    @Test
    void aRepeatThatIsAnsweredConfirms() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> {
            if (count == 2) {
                line.say(Wire.ack(frame));
            }
        })) {
            assertThat(sendImpatiently(peer))
                    .isInstanceOfSatisfying(
                            Outcome.Acknowledged.class,
                            acknowledged -> assertThat(acknowledged.attempts()).isEqualTo(2));
            assertThat(peer.connections()).isEqualTo(1);
        }
    }

    @Test
    void aRepeatCarriesTheTimeOfTheFirstTrySinceAnotherTimeIsAnotherAlarm() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> {
            clock.forward(Duration.ofSeconds(10));
            if (count == 3) {
                line.say(Wire.ack(frame));
            }
        })) {
            assertThat(sendImpatiently(peer)).isInstanceOf(Outcome.Acknowledged.class);
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThat(peer.received().content()).endsWith("_12:00:00,11-21-2026");
            }
        }
    }

    @Test
    void aRepeatIsStampedAnewBeforeItsTimeFallsOutOfTheWindow() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> {
            clock.forward(Duration.ofSeconds(31));
            if (count == 2) {
                line.say(Wire.ack(frame));
            }
        })) {
            assertThat(sendImpatiently(peer)).isInstanceOf(Outcome.Acknowledged.class);
            assertThat(peer.received().content()).endsWith("_12:00:00,11-21-2026");
            assertThat(peer.received().content()).endsWith("_12:00:31,11-21-2026");
        }
    }

    @Test
    void furtherRepeatsGoOverAFreshConnection() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> {
            if (count == 3) {
                line.say(Wire.ack(frame));
            }
        })) {
            assertThat(sendImpatiently(peer)).isInstanceOf(Outcome.Acknowledged.class);
            assertThat(peer.connections()).isEqualTo(2);
        }
    }

    @Test
    void anAckWithAWrongCrcIsGarbled() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> {
            byte[] ack = Wire.ack(frame);
            ack[1] = (byte) (ack[1] == '0' ? '1' : '0');
            line.say(ack);
        })) {
            assertThat(sendImpatiently(peer)).isEqualTo(new Outcome.Garbled(Sequence.FIRST, "crc-wrong"));
        }
    }

    @Test
    void anAnswerThatBreaksOffIsGarbled() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> {
            line.say(Arrays.copyOf(Wire.ack(frame), 20));
            line.hangUp();
        })) {
            assertThat(send(peer, CLEAR)).isInstanceOf(Outcome.Garbled.class);
        }
    }

    @Test
    void aPeerThatHangsUpIsSilent() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> line.hangUp())) {
            assertThat(send(peer, CLEAR)).isInstanceOf(Outcome.Silent.class);
        }
    }

    @Test
    void aMegabyteOfNoiseIsGarbledAndEnds() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> {
            line.say(new byte[1024 * 1024]);
            line.hangUp();
        })) {
            assertThat(send(peer, CLEAR)).isInstanceOf(Outcome.Garbled.class);
        }
    }

    @Test
    void nobodyThereIsUnreachable() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        try (Sender sender = new Sender(new Destination.Tcp("127.0.0.1", port), settings)) {
            assertThat(sender.send(CLEAR, REPORT)).isInstanceOf(Outcome.Unreachable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000000]", "0000000000|]", "00][K41414141414141414141414141414141]"})
    void encryptedAcksOfAllKindsConfirm(String plain) throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say(secretAck(frame, plain, "")))) {
            assertThat(send(peer, SECRET)).isInstanceOf(Outcome.Acknowledged.class);
        }
    }

    @Test
    void anEncryptedAckInLowerCaseWithBytesBehindItConfirms() throws Exception {
        try (var peer = new ScriptedPeer(
                (frame, count, line) -> line.say(secretAck(frame, "\0\0\0\0\0\0\0\0\0\0|]", "\u0010".repeat(16))))) {
            assertThat(send(peer, SECRET)).isInstanceOf(Outcome.Acknowledged.class);
        }
    }

    /** As other programs pad it: what stands before the bracket is taken as given, and the digits come in lower case. */
    private static byte[] secretAck(Frame request, String start, String behind) {
        String plain = start + "_12:00:00,11-21-2026" + behind;
        int missing = (16 - plain.length() % 16) % 16;
        String cipher = PlainCipher.of("0".repeat(missing) + plain, "AAAAAAAAAAAAAAAA");
        return FrameWriter.write(
                CrcForm.ASCII_HEX,
                MessageId.ACK,
                true,
                request.sequence(),
                request.route().text(),
                cipher.toLowerCase(Locale.ROOT));
    }

    @Test
    void aClearAckToAnEncryptedFrameIsNotBelieved() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say(Wire.ack(frame)))) {
            assertThat(send(peer, SECRET)).isEqualTo(new Outcome.WrongPeer(Sequence.FIRST, "clear-text-refused"));
        }
    }

    @Test
    void anAckInAnotherKeyIsNotBelieved() throws Exception {
        Protection other = Protection.with(FrameKey.ofText("BBBBBBBBBBBBBBBB"));
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say(Encoder.ack(frame, other, NOW)))) {
            assertThat(send(peer, SECRET)).isEqualTo(new Outcome.WrongPeer(Sequence.FIRST, "key-wrong"));
        }
    }

    @Test
    void anEncryptedReportIsOpenedByItsKeyOnly() throws Exception {
        try (var peer =
                new ScriptedPeer((frame, count, line) -> line.say(Encoder.ack(frame, SECRET.protection(), NOW)))) {
            assertThat(send(peer, SECRET)).isInstanceOf(Outcome.Acknowledged.class);

            Frame frame = peer.received();
            assertThat(frame.content()).doesNotContain("1130");
            assertThat(FrameOpener.open(frame, SECRET.protection(), Allowances.NONE))
                    .isInstanceOfSatisfying(
                            Opening.Opened.class,
                            opened -> assertThat(opened.frame().data()).isEqualTo("#1234|1130 01 003"));
        }
    }

    @Test
    void aFrameGoesOutInOneWrite() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Sender sender = new Sender(
                        new Destination.Tcp("127.0.0.1", server.getLocalPort()),
                        settings.patience(Duration.ofMillis(200), 1))) {
            var sent = CompletableFuture.supplyAsync(() -> sender.send(SECRET, REPORT));
            try (Socket socket = server.accept()) {
                byte[] bytes = new byte[4096];
                int read = socket.getInputStream().read(bytes);

                assertThat(bytes[0]).isEqualTo((byte) '\n');
                assertThat(bytes[read - 1]).isEqualTo((byte) '\r');
            }
            assertThat(sent.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Silent.class);
        }
    }

    @Test
    void theSequenceRunsFrom9999To0001() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say(Wire.ack(frame)));
                Sender sender = new Sender(destination(peer), settings, new Sequence(9999))) {
            List<Sequence> sequences = new ArrayList<>();
            for (int count = 0; count < 2; count++) {
                sequences.add(sender.send(CLEAR, REPORT).sequence());
            }

            assertThat(sequences).containsExactly(new Sequence(9999), Sequence.FIRST);
        }
    }

    @Test
    void aKeptConnectionIsUsedAgainAndRenewedWhenThePeerClosedIt() throws Exception {
        try (var peer = new ScriptedPeer((frame, count, line) -> {
                    line.say(Wire.ack(frame));
                    if (count == 2) {
                        line.hangUp();
                    }
                });
                Sender sender = new Sender(
                        destination(peer),
                        settings.patience(Duration.ofSeconds(5), 1).keepingConnection())) {
            for (int count = 0; count < 4; count++) {
                assertThat(sender.send(CLEAR, REPORT)).isInstanceOf(Outcome.Acknowledged.class);
            }

            assertThat(peer.connections()).isEqualTo(2);
        }
    }

    @Test
    void aLinkTestIsSentWhenNothingElseWasAcknowledged() throws Exception {
        BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
        try (var peer = new ScriptedPeer((frame, count, line) -> line.say(Wire.ack(frame)));
                Sender sender = sender(peer);
                var supervision = Supervision.of(sender, CLEAR, Duration.ofMillis(50), outcomes::add)) {
            assertThat(supervision).isNotNull();
            assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Acknowledged.class);
            assertThat(outcomes.poll(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Acknowledged.class);
            assertThat(peer.received().id().kind()).isEqualTo(MessageKind.NULL);
        }
    }

    @Test
    void overUdpAnAckConfirmsAndALostOneIsRepeated() throws Exception {
        try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                Sender sender = new Sender(new Destination.Udp("127.0.0.1", peer.getLocalPort()), impatient)) {
            Thread.ofVirtual().start(() -> answerTheSecond(peer));

            assertThat(sender.send(CLEAR, REPORT))
                    .isInstanceOfSatisfying(
                            Outcome.Acknowledged.class,
                            acknowledged -> assertThat(acknowledged.attempts()).isEqualTo(2));
        }
    }

    private static void answerTheSecond(DatagramSocket peer) {
        try {
            byte[] buffer = new byte[4096];
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            peer.receive(packet);
            peer.receive(packet);
            byte[] ack = Wire.ack(Wire.read(Wire.inner(Arrays.copyOf(buffer, packet.getLength()))));
            peer.send(new DatagramPacket(ack, ack.length, packet.getSocketAddress()));
        } catch (IOException closed) {
            // The test fails for want of an answer.
        }
    }

    @Test
    void overUdpNobodyThereIsNotTakenForAnAnswer() throws Exception {
        int port;
        try (DatagramSocket taken = new DatagramSocket(0)) {
            port = taken.getLocalPort();
        }
        try (Sender sender = new Sender(new Destination.Udp("127.0.0.1", port), impatient)) {
            assertThat(sender.send(CLEAR, REPORT)).isNotInstanceOf(Outcome.Acknowledged.class);
        }
    }

    private Outcome send(ScriptedPeer peer, SenderAccount account) {
        try (Sender sender = sender(peer)) {
            return sender.send(account, REPORT);
        }
    }

    private Outcome sendImpatiently(ScriptedPeer peer) {
        try (Sender sender = new Sender(destination(peer), impatient)) {
            return sender.send(CLEAR, REPORT);
        }
    }

    private Sender sender(ScriptedPeer peer) {
        return new Sender(destination(peer), settings);
    }

    private static Destination destination(ScriptedPeer peer) {
        return new Destination.Tcp("127.0.0.1", peer.port());
    }
}
