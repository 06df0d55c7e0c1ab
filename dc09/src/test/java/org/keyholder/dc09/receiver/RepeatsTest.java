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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.dc09.SettableClock;
import org.keyholder.dc09.Wire;
import org.keyholder.dc09.content.FrameKey;
import org.keyholder.dc09.content.Protection;
import org.keyholder.dc09.content.Timestamp;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.Route;
import org.keyholder.dc09.frame.Sequence;
import org.keyholder.dc09.message.AccountRules;
import org.keyholder.dc09.message.Encoder;
import org.keyholder.dc09.message.Report;

/** Panels that number all their messages alike, and what of them is a repeat. */
class RepeatsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Timestamp UNSTAMPED = new Timestamp.Absent();
    private static final Protection CLEAR = new Protection.ClearText();
    private static final Protection SECRET = Protection.with(FrameKey.ofText("AAAAAAAAAAAAAAAA"));
    private static final Report BURGLARY = Report.sia("Nri1/BA003");

    private final SettableClock clock = new SettableClock(NOW);
    private final List<Delivery> delivered = new CopyOnWriteArrayList<>();
    private final List<Delivery> repeated = new CopyOnWriteArrayList<>();
    private final List<Verdict> repeatedVerdicts = new CopyOnWriteArrayList<>();
    private Verdict verdict = Verdict.ACCEPTED;
    private Receiver receiver;

    @BeforeEach
    void open() throws IOException {
        var settings = ReceiverSettings.on(0)
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .accounts(account -> account.text().equals("5EC2E7")
                        ? new AccountRules(SECRET, Allowances.USUAL)
                        : AccountRules.USUAL)
                .clock(clock);
        receiver = Receiver.open(
                settings,
                delivery -> {
                    delivered.add(delivery);
                    return verdict;
                },
                new Witness() {
                    @Override
                    public void refused(Refusal refusal) {
                        throw new AssertionError(refusal);
                    }

                    @Override
                    public void repeated(Delivery delivery, Verdict verdict) {
                        repeated.add(delivery);
                        repeatedVerdicts.add(verdict);
                    }
                });
    }

    @AfterEach
    void close() throws IOException {
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({"TCP,false", "TCP,true", "UDP,false", "UDP,true"})
    void twoTimestampsUnderOneSequenceAreTwoAlarms(Transport transport, boolean secret) throws IOException {
        for (int second = 0; second < 3; second++) {
            assertThat(answer(transport, frame(secret, at(second)))).contains("ACK\"0001");
        }

        assertThat(delivered).hasSize(3);
        assertThat(repeated).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TCP,false", "TCP,true", "UDP,false", "UDP,true"})
    void oneTimestampUnderOneSequenceIsARepeatAndTheWitnessIsTold(Transport transport, boolean secret)
            throws IOException {
        for (int count = 0; count < 3; count++) {
            assertThat(answer(transport, frame(secret, at(0)))).contains("ACK\"0001");
        }

        assertThat(delivered).hasSize(1);
        assertThat(repeated).hasSize(2).extracting(Delivery::transport).containsOnly(transport);
        assertThat(repeatedVerdicts).containsOnly(Verdict.ACCEPTED);
    }

    @Test
    void anEarlierAlarmIsStillKnownBehindALaterOne() throws IOException {
        say(at(0), at(1), at(0), at(1), at(2));

        assertThat(delivered).extracting(RepeatsTest::timestamp).containsExactly(at(0), at(1), at(2));
        assertThat(repeated).extracting(RepeatsTest::timestamp).containsExactly(at(0), at(1));
    }

    @Test
    void withoutTimestampsSequenceAndContentDecide() throws IOException {
        say(UNSTAMPED, UNSTAMPED);

        assertThat(delivered).hasSize(1);
        assertThat(repeated).hasSize(1);
    }

    @Test
    void aMissingTimestampTellsNothingApart() throws IOException {
        say(at(0), UNSTAMPED, at(1), UNSTAMPED);

        assertThat(delivered).extracting(RepeatsTest::timestamp).containsExactly(at(0), at(1));
        assertThat(repeated).extracting(RepeatsTest::timestamp).containsExactly(UNSTAMPED, UNSTAMPED);
    }

    @Test
    void anAlarmWithoutTimestampTakesTheOneOfItsRepeatAndAnotherIsAnotherAlarm() throws IOException {
        say(UNSTAMPED, at(0), at(0), at(1));

        assertThat(delivered).extracting(RepeatsTest::timestamp).containsExactly(UNSTAMPED, at(1));
        assertThat(repeated).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"SIA-DCS\"0001R0L0#1234[#1234|Nri1/BA004]_12:00:00,11-21-2026",
                "\"SIA-DCS\"0001R0L0#1234[#1234|Nri1/BA003][Vhttps://a.test/1]_12:00:00,11-21-2026",
                "\"SIA-DCS\"0002R0L0#1234[#1234|Nri1/BA003]_12:00:00,11-21-2026",
                "\"SIA-DCS\"0001R0L0#1235[#1234|Nri1/BA003]_12:00:00,11-21-2026"
            })
    void theSameTimestampOverAnythingElseIsAnotherAlarm(String other) throws IOException {
        say(at(0));
        answer(Transport.TCP, Wire.onTheWire(Wire.framed(other)));

        assertThat(delivered).hasSize(2);
        assertThat(repeated).isEmpty();
    }

    @Test
    void aRepeatOfWhatWasNotUnderstoodIsAnsweredAsItWas() throws IOException {
        verdict = Verdict.NOT_UNDERSTOOD;
        for (int count = 0; count < 2; count++) {
            assertThat(answer(Transport.TCP, frame(false, at(0)))).contains("\"DUH\"0001");
        }

        assertThat(delivered).hasSize(1);
        assertThat(repeatedVerdicts).containsExactly(Verdict.NOT_UNDERSTOOD);
    }

    @Test
    void whatCouldNotBeTakenIsNoRepeatWhenItComesAgain() throws IOException {
        verdict = Verdict.NOT_NOW;
        try (Panel panel = new Panel(receiver.port())) {
            panel.send(frame(false, at(0)));
            panel.send(frame(false, at(0)));
            panel.hangUpOutput();
            assertThat(panel.hearsTheEnd()).isTrue();
        }

        assertThat(delivered).hasSize(2);
        assertThat(repeated).isEmpty();
    }

    @Test
    void theMemoryEndsForEveryTimestampAlike() throws IOException {
        say(UNSTAMPED, at(0), at(1));
        clock.forward(Duration.ofMinutes(3));
        say(UNSTAMPED);

        assertThat(delivered).extracting(RepeatsTest::timestamp).containsExactly(UNSTAMPED, at(1), UNSTAMPED);
    }

    private static Timestamp at(int second) {
        return new Timestamp.At(NOW.plusSeconds(second));
    }

    private static Timestamp timestamp(Delivery delivery) {
        return delivery.message().frame().timestamp();
    }

    private static byte[] frame(boolean secret, Timestamp timestamp) {
        Route route = Route.to(secret ? "5EC2E7" : "1234");
        return Encoder.report(BURGLARY, route, Sequence.FIRST, timestamp, secret ? SECRET : CLEAR);
    }

    private void say(Timestamp... timestamps) throws IOException {
        for (Timestamp timestamp : timestamps) {
            assertThat(answer(Transport.TCP, frame(false, timestamp))).contains("\"ACK\"0001");
        }
    }

    private String answer(Transport transport, byte[] frame) throws IOException {
        return switch (transport) {
            case TCP -> overTcp(frame);
            case UDP -> overUdp(frame);
        };
    }

    private String overTcp(byte[] frame) throws IOException {
        try (Panel panel = new Panel(receiver.port())) {
            panel.send(frame);
            return panel.hear();
        }
    }

    private String overUdp(byte[] frame) throws IOException {
        try (DatagramSocket panel = new DatagramSocket()) {
            panel.setSoTimeout(10_000);
            panel.send(new DatagramPacket(frame, frame.length, InetAddress.getLoopbackAddress(), receiver.port()));
            DatagramPacket answer = new DatagramPacket(new byte[300], 300);
            panel.receive(answer);
            return Wire.latin1(Arrays.copyOf(answer.getData(), answer.getLength()));
        }
    }
}
