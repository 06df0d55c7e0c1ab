package org.keyholder.dc09.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keyholder.dc09.SettableClock;
import org.keyholder.dc09.Wire;
import org.keyholder.dc09.content.AcceptanceWindow;
import org.keyholder.dc09.content.ExtendedData;
import org.keyholder.dc09.content.FrameKey;
import org.keyholder.dc09.content.FrameOpener;
import org.keyholder.dc09.content.Opening;
import org.keyholder.dc09.content.Protection;
import org.keyholder.dc09.content.Timestamp;
import org.keyholder.dc09.frame.Allowance;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.Frame;
import org.keyholder.dc09.frame.Problem;
import org.keyholder.dc09.frame.Route;
import org.keyholder.dc09.frame.Sequence;
import org.keyholder.dc09.message.AccountRules;
import org.keyholder.dc09.message.Accounts;
import org.keyholder.dc09.message.Encoder;
import org.keyholder.dc09.message.Report;

class ReceiverTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Protection SECRET = Protection.with(FrameKey.ofText("AAAAAAAAAAAAAAAA"));
    private static final String REPORT = "\"ADM-CID\"0007Rc0ffdL1#1234[#1234|1130 01 003]";

    private final SettableClock clock = new SettableClock(NOW);
    private final List<Delivery> delivered = new CopyOnWriteArrayList<>();
    private final List<Refusal> refused = new CopyOnWriteArrayList<>();
    private ReceiverSettings settings = ReceiverSettings.on(0)
            .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .clock(clock);
    private Handler handler = delivery -> Verdict.ACCEPTED;
    private @Nullable Receiver open;

    @AfterEach
    void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }

    private Panel panel() throws IOException {
        return new Panel(receiver().port());
    }

    private Receiver receiver() throws IOException {
        if (open == null) {
            open = Receiver.open(settings, this::note, refused::add);
        }
        return open;
    }

    private Verdict note(Delivery delivery) {
        delivered.add(delivery);
        return handler.handle(delivery);
    }

    @Test
    void whatTheHandlerAcceptsIsAcknowledgedToTheLetter() throws IOException {
        try (Panel panel = panel()) {
            panel.say(REPORT);

            assertThat(panel.hear()).endsWith("\"ACK\"0007Rc0ffdL1#1234[]");
            assertThat(delivered).hasSize(1);
        }
    }

    @Test
    void theAckGoesOutOnlyAfterTheHandlerReturned() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch stored = new CountDownLatch(1);
        handler = delivery -> {
            entered.countDown();
            await(stored);
            return Verdict.ACCEPTED;
        };
        try (Panel panel = panel()) {
            panel.say(REPORT);

            assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(panel.hasHeardNothing()).isTrue();
            stored.countDown();
            assertThat(panel.hear()).contains("\"ACK\"");
        }
    }

    @Test
    void whatIsNotUnderstoodIsAnsweredWithDuh() throws IOException {
        handler = delivery -> Verdict.NOT_UNDERSTOOD;
        try (Panel panel = panel()) {
            panel.say(REPORT);

            assertThat(panel.hear()).endsWith("\"DUH\"0007Rc0ffdL1#1234[]");
        }
    }

    @Test
    void dataThatSaysNothingIsAnsweredWithDuhAndNotHandedOver() throws IOException {
        try (Panel panel = panel()) {
            panel.say("\"ADM-CID\"0007L0#1234[#1234|what?]");

            assertThat(panel.hear()).endsWith("\"DUH\"0007L0#1234[]");
            assertThat(delivered).isEmpty();
            assertThat(refused).extracting(Refusal::problem).containsExactly(Problem.CONTACT_ID_MALFORMED);
        }
    }

    @Test
    void whatCannotBeTakenNowIsMetWithSilenceAndHandedOverAgain() throws IOException {
        handler = delivery -> delivered.size() == 1 ? Verdict.NOT_NOW : Verdict.ACCEPTED;
        try (Panel panel = panel()) {
            panel.say(REPORT);
            panel.say(REPORT);

            assertThat(panel.hear()).contains("\"ACK\"");
            assertThat(delivered).hasSize(2);
        }
    }

    @Test
    void aHandlerThatFailsMeansSilence() throws IOException {
        handler = delivery -> {
            if (delivered.size() == 1) {
                throw new IllegalStateException("disk full");
            }
            return Verdict.ACCEPTED;
        };
        try (Panel panel = panel()) {
            panel.say(REPORT);
            panel.say("\"NULL\"0008L0#1234[]");

            assertThat(panel.hear()).contains("\"ACK\"0008");
        }
    }

    @Test
    void aRepeatIsAnsweredAgainAndHandedOverOnce() throws IOException {
        try (Panel panel = panel();
                Panel sameOverAnotherLine = panel()) {
            panel.say(REPORT);
            panel.say(REPORT);
            assertThat(panel.hear()).contains("\"ACK\"0007");
            assertThat(panel.hear()).contains("\"ACK\"0007");
            sameOverAnotherLine.say(REPORT + "_12:00:01,11-21-2026");
            assertThat(sameOverAnotherLine.hear()).contains("\"ACK\"0007");

            assertThat(delivered).hasSize(1);
        }
    }

    @Test
    void aRepeatThatComesWhileTheHandlerWorksWaitsForIt() throws Exception {
        CountDownLatch stored = new CountDownLatch(1);
        handler = delivery -> {
            await(stored);
            return Verdict.ACCEPTED;
        };
        try (Panel panel = panel();
                Panel other = panel()) {
            panel.say(REPORT);
            other.say(REPORT);
            stored.countDown();

            assertThat(panel.hear()).contains("\"ACK\"");
            assertThat(other.hear()).contains("\"ACK\"");
            assertThat(delivered).hasSize(1);
        }
    }

    @Test
    void theMemoryEndsAndAnotherEventUnderTheSameSequenceIsNew() throws IOException {
        try (Panel panel = panel()) {
            panel.say(REPORT);
            panel.hear();
            panel.say("\"ADM-CID\"0007Rc0ffdL1#1234[#1234|1130 01 004]");
            panel.hear();
            assertThat(delivered).hasSize(2);
            clock.forward(Duration.ofMinutes(3));
            panel.say(REPORT);
            panel.hear();

            assertThat(delivered).hasSize(3);
        }
    }

    @Test
    void whereEveryMessageIsNumbered0000TheTimestampTellsARepeatFromANewEvent() throws IOException {
        String event = "\"ADM-CID\"0000L0#1234[#1234|1130 01 003]_12:00:0";
        try (Panel panel = panel()) {
            for (String second : List.of("1", "1", "2")) {
                panel.say(event + second + ",11-21-2026");
                assertThat(panel.hear()).contains("\"ACK\"0000");
            }

            assertThat(delivered).hasSize(2);
        }
    }

    @Test
    void linkTestsAreHandedOverEveryTime() throws IOException {
        try (Panel panel = panel()) {
            for (int count = 0; count < 3; count++) {
                panel.say("\"NULL\"0000L0#1234[]");
                assertThat(panel.hear()).endsWith("\"ACK\"0000L0#1234[]");
            }

            assertThat(delivered).hasSize(3);
        }
    }

    @Test
    void aClockOutOfTheWindowGetsTheReceiversTimeAndIsNotHandedOver() throws IOException {
        try (Panel panel = panel()) {
            panel.say(REPORT + "_11:59:19,11-21-2026");
            assertThat(panel.hear()).isEqualTo(nakAtNoon());
            panel.say(REPORT + "_12:00:21,11-21-2026");
            assertThat(panel.hear()).isEqualTo(nakAtNoon());

            assertThat(delivered).isEmpty();
            assertThat(refused)
                    .extracting(Refusal::problem)
                    .containsExactly(Problem.TIMESTAMP_TOO_OLD, Problem.TIMESTAMP_TOO_NEW);
            panel.say(REPORT + "_11:59:20,11-21-2026");
            assertThat(panel.hear()).contains("\"ACK\"");
        }
    }

    private static String nakAtNoon() {
        return Wire.latin1(Wire.framed("\"NAK\"0000R0L0A0[]_12:00:00,11-21-2026"));
    }

    @Test
    void theWindowIsSettableAndAnAccountMayBeFreeOfIt() throws IOException {
        settings = settings.window(new AcceptanceWindow(Duration.ofHours(1), Duration.ofHours(1)))
                .accounts(account -> account.text().equals("5555")
                        ? new AccountRules(new Protection.ClearText(), Allowances.USUAL.and(Allowance.IGNORE_CLOCK))
                        : AccountRules.USUAL);
        try (Panel panel = panel()) {
            panel.say(REPORT + "_11:01:00,11-21-2026");
            assertThat(panel.hear()).contains("\"ACK\"");
            panel.say("\"NULL\"0001L0#5555[]_11:01:00,11-21-2001");
            assertThat(panel.hear()).contains("\"ACK\"");
        }
    }

    @Test
    void anEncryptedReportIsAcknowledgedInCipherWithATimestamp() throws IOException {
        settings = settings.accounts(secret());
        try (Panel panel = panel()) {
            panel.send(secretReport(NOW));

            Frame ack = Wire.read(Wire.latin1(panel.hear()));
            assertThat(ack.encrypted()).isTrue();
            assertThat(ack.route().text()).isEqualTo("R0L0#1234");
            assertThat(FrameOpener.open(ack, SECRET, Allowances.NONE))
                    .isInstanceOfSatisfying(
                            Opening.Opened.class,
                            opened -> assertThat(opened.frame().timestamp()).isEqualTo(new Timestamp.At(NOW)));
        }
    }

    @Test
    void aKeyInExtendedDataIsNotEchoed() throws IOException {
        settings = settings.accounts(secret());
        Report withKey = Report.sia("Nri1/BA1").with(new ExtendedData.EncryptionKey("AAAAAAAAAAAAAAAA"));
        try (Panel panel = panel()) {
            for (String account : List.of("1234", "9999")) {
                Protection protection =
                        secret().rules(Route.to(account).account()).protection();
                panel.send(
                        Encoder.report(withKey, Route.to(account), Sequence.FIRST, new Timestamp.At(NOW), protection));

                Opening ack = FrameOpener.open(Wire.read(Wire.latin1(panel.hear())), protection, Allowances.NONE);
                assertThat(ack)
                        .isInstanceOfSatisfying(
                                Opening.Opened.class,
                                opened -> assertThat(opened.frame().extended()).isEmpty());
            }
        }
    }

    @Test
    void theNakToAnEncryptedReportIsInTheClear() throws IOException {
        settings = settings.accounts(secret());
        try (Panel panel = panel()) {
            panel.send(secretReport(NOW.minusSeconds(3600)));

            assertThat(panel.hear()).isEqualTo(nakAtNoon());
            assertThat(delivered).isEmpty();
        }
    }

    @Test
    void clearTextOfAnAccountWithAKeyIsNeitherHandedOverNorAnswered() throws IOException {
        settings = settings.accounts(secret());
        try (Panel panel = panel()) {
            panel.say("\"SIA-DCS\"0001L0#1234[#1234|Nri1/BA1]");
            panel.say("\"NULL\"0002L0#9999[]");

            assertThat(panel.hear()).contains("\"ACK\"0002");
            assertThat(delivered).hasSize(1);
            assertThat(refused).extracting(Refusal::problem).containsExactly(Problem.CLEAR_TEXT_REFUSED);
        }
    }

    @Test
    void aReportInAnotherKeyIsNeitherHandedOverNorAnswered() throws IOException {
        settings = settings.accounts(
                account -> new AccountRules(Protection.with(FrameKey.ofText("BBBBBBBBBBBBBBBB")), Allowances.USUAL));
        try (Panel panel = panel()) {
            panel.send(secretReport(NOW));
            panel.hangUpOutput();

            assertThat(panel.hearsTheEnd()).isTrue();
            assertThat(refused).extracting(Refusal::problem).containsExactly(Problem.KEY_WRONG);
        }
    }

    private static Accounts secret() {
        return account ->
                account.text().equals("1234") ? new AccountRules(SECRET, Allowances.USUAL) : AccountRules.USUAL;
    }

    private static byte[] secretReport(Instant stamped) {
        return Encoder.report(
                Report.sia("Nri1/BA1"), Route.to("1234"), Sequence.FIRST, new Timestamp.At(stamped), SECRET);
    }

    @Test
    void aBadCrcIsMetWithSilence() throws IOException {
        try (Panel panel = panel()) {
            panel.send(Wire.onTheWire(
                    Wire.latin1("0000" + Wire.latin1(Wire.framed(REPORT)).substring(4))));
            panel.say("\"NULL\"0002L0#9999[]");

            assertThat(panel.hear()).contains("\"ACK\"0002");
            assertThat(refused).extracting(Refusal::problem).containsExactly(Problem.CRC_WRONG);
        }
    }

    @Test
    void aBadCrcIsMetWithNakWhereThatIsChosen() throws IOException {
        settings = settings.badFrame(BadFrameAnswer.NAK);
        try (Panel panel = panel()) {
            panel.send(Wire.onTheWire(
                    Wire.latin1("0000" + Wire.latin1(Wire.framed(REPORT)).substring(4))));

            assertThat(panel.hear()).isEqualTo(nakAtNoon());
            assertThat(delivered).isEmpty();
        }
    }

    @Test
    void aPanelWithAnotherCrcIsTakenWhereItsAccountAllowsThat() throws IOException {
        settings = settings.accounts(
                account -> new AccountRules(new Protection.ClearText(), Allowances.USUAL.and(Allowance.IGNORE_CRC)));
        try (Panel panel = panel()) {
            panel.send(Wire.onTheWire(
                    Wire.latin1("0000" + Wire.latin1(Wire.framed(REPORT)).substring(4))));

            assertThat(panel.hear()).contains("\"ACK\"");
        }
    }

    @Test
    void aTwoByteCrcIsAnsweredInKind() throws IOException {
        try (Panel panel = panel()) {
            panel.send(Wire.onTheWire(Wire.framedWithTwoBytes("\"NULL\"0000R1L1#9413[]")));

            assertThat(panel.hear()).isEqualTo(Wire.latin1(Wire.framedWithTwoBytes("\"ACK\"0000R1L1#9413[]")));
        }
    }

    @Test
    void gluedFramesAndPiecesAreAllAnswered() throws IOException {
        try (Panel panel = panel()) {
            byte[] first = Wire.onTheWire(Wire.framed("\"NULL\"0001L0#1234[]"));
            byte[] second = Wire.onTheWire(Wire.framed("\"NULL\"0002L0#1234[]"));
            byte[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            panel.send(Arrays.copyOf(both, 40));
            assertThat(panel.hear()).contains("\"ACK\"0001");
            panel.send(Arrays.copyOfRange(both, 40, both.length));
            assertThat(panel.hear()).contains("\"ACK\"0002");
        }
    }

    @Test
    void anAnswerIsNotAnswered() throws IOException {
        try (Panel panel = panel()) {
            panel.say("\"ACK\"0001L0#1234[]");
            panel.say("\"NULL\"0002L0#1234[]");

            assertThat(panel.hear()).contains("\"ACK\"0002");
            assertThat(delivered).hasSize(1);
        }
    }

    @Test
    void overUdpADatagramIsAnsweredAndSoAreTwoFramesInOne() throws IOException {
        int port = receiver().port();
        try (DatagramSocket panel = new DatagramSocket()) {
            panel.setSoTimeout(10_000);
            byte[] frame = Wire.onTheWire(Wire.framed("\"NULL\"0001L0#1234[]"));
            byte[] two = Arrays.copyOf(frame, frame.length * 2);
            System.arraycopy(frame, 0, two, frame.length, frame.length);
            panel.send(new DatagramPacket(two, two.length, InetAddress.getLoopbackAddress(), port));

            for (int count = 0; count < 2; count++) {
                DatagramPacket answer = new DatagramPacket(new byte[200], 200);
                panel.receive(answer);
                assertThat(new String(
                                answer.getData(), 0, answer.getLength(), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .endsWith("\"ACK\"0001L0#1234[]\r");
            }
            assertThat(delivered).extracting(Delivery::transport).containsOnly(Transport.UDP);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
