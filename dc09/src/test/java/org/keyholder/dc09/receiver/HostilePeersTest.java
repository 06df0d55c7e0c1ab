package org.keyholder.dc09.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keyholder.dc09.FrameTable;
import org.keyholder.dc09.Generated;
import org.keyholder.dc09.Wire;
import org.keyholder.dc09.frame.FrameStream;

/** Peers that want nothing good, or are broken: the receiver gives them up, and goes on serving everybody else. */
class HostilePeersTest {
    private static final int CONNECTIONS = Integer.getInteger("dc09.connections", 1_000);
    private static final byte[] FRAME = Wire.onTheWire(Wire.framed("\"NULL\"0001L0#1234[]"));

    private final List<Delivery> delivered = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService drips =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private Receiver receiver = open(ReceiverLimits.USUAL, Duration.ofMillis(600));

    private Receiver open(ReceiverLimits limits, Duration idle) {
        try {
            var settings = ReceiverSettings.on(0)
                    .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .limits(limits.times(idle, Duration.ofMillis(300)));
            return Receiver.open(settings, this::note);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private Verdict note(Delivery delivery) {
        delivered.add(delivery);
        return Verdict.ACCEPTED;
    }

    @BeforeEach
    void startsWithNobody() {
        assertThat(receiver.openConnections()).isZero();
    }

    @AfterEach
    void stillServesEverybodyElse() throws IOException {
        try (Panel panel = new Panel(receiver.port())) {
            panel.send(FRAME);
            assertThat(panel.hear()).contains("\"ACK\"0001");
        }
        drips.shutdownNow();
        receiver.close();
    }

    @Test
    void aPeerThatDripsIsGivenUpBeforeItsFrameIsWhole() throws IOException {
        try (Panel panel = new Panel(receiver.port())) {
            AtomicInteger next = new AtomicInteger();
            var _ = drips.scheduleAtFixedRate(() -> drip(panel, next), 0, 100, TimeUnit.MILLISECONDS);

            assertThat(panel.hearsTheEnd()).isTrue();
            assertThat(next.get()).isLessThan(FRAME.length);
            assertThat(delivered).isEmpty();
        }
    }

    private static void drip(Panel panel, AtomicInteger next) {
        try {
            panel.send(new byte[] {FRAME[next.getAndIncrement()]});
        } catch (IOException givenUp) {
            throw new IllegalStateException(givenUp);
        }
    }

    @Test
    void aPeerThatSaysNothingIsGivenUp() throws IOException {
        try (Panel panel = new Panel(receiver.port())) {
            assertThat(panel.hearsTheEnd()).isTrue();
        }
    }

    @Test
    void aFrameThatNeverEndsIsGivenUp() throws IOException {
        try (Panel panel = new Panel(receiver.port())) {
            sendMuch(panel, Wire.latin1("\n00000FFF\"SIA-DCS\"0001L0#1234[" + "x".repeat(100_000)));

            assertThat(panel.hearsTheEnd()).isTrue();
            assertThat(delivered).isEmpty();
        }
    }

    @Test
    void aMegabyteOfNoiseIsGivenUp() throws IOException {
        byte[] noise = new byte[1024 * 1024];
        new Random(3).nextBytes(noise);
        try (Panel panel = new Panel(receiver.port())) {
            sendMuch(panel, noise);

            assertThat(panel.hearsTheEnd()).isTrue();
            assertThat(delivered).isEmpty();
        }
    }

    private static void sendMuch(Panel panel, byte[] bytes) {
        try {
            panel.send(bytes);
        } catch (IOException givenUp) {
            // Closed while we were still sending: just what is wanted.
        }
    }

    @Test
    void aPeerThatClosesHalfWayIsNotHandedOver() throws IOException {
        try (Panel panel = new Panel(receiver.port())) {
            panel.send(java.util.Arrays.copyOf(FRAME, FRAME.length - 1));
            panel.hangUpOutput();

            assertThat(panel.hearsTheEnd()).isTrue();
            assertThat(delivered).isEmpty();
        }
    }

    @Test
    void aPeerThatHasSaidAllAndOnlyListensIsAnswered() throws IOException {
        try (Panel panel = new Panel(receiver.port())) {
            panel.send(FRAME);
            panel.hangUpOutput();

            assertThat(panel.hear()).contains("\"ACK\"0001");
        }
    }

    @Test
    void aPeerThatNeverReadsItsAnswersIsGivenUp() throws IOException {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(1024);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), receiver.port()));
            byte[] many = Wire.latin1(Wire.latin1(FRAME).repeat(1_000));

            org.assertj.core.api.Assertions.assertThatThrownBy(() -> {
                        while (delivered.size() < 10_000_000) {
                            socket.getOutputStream().write(many);
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void oneAddressGetsNoMoreConnectionsThanItsShare() throws IOException {
        receiver.close();
        receiver = open(ReceiverLimits.USUAL.connections(100, 3), Duration.ofSeconds(20));
        List<Panel> panels = new ArrayList<>();
        for (int count = 0; count < 3; count++) {
            Panel panel = new Panel(receiver.port());
            panel.send(FRAME);
            panel.hear();
            panels.add(panel);
        }

        try (Panel fourth = new Panel(receiver.port())) {
            assertThat(fourth.hearsTheEnd()).isTrue();
        }

        for (Panel panel : panels) {
            panel.hangUpOutput();
            assertThat(panel.hearsTheEnd()).isTrue();
            panel.close();
        }
        awaitNobody();
    }

    @Test
    void thousandsOfConnectionsThatSayNothingLeaveRoomWithinTheLimit() throws IOException {
        receiver.close();
        receiver = open(ReceiverLimits.USUAL.connections(CONNECTIONS / 2, CONNECTIONS), Duration.ofSeconds(2));
        List<Socket> sockets = new ArrayList<>();
        for (int count = 0; count < CONNECTIONS; count++) {
            sockets.add(new Socket(InetAddress.getLoopbackAddress(), receiver.port()));
            assertThat(receiver.openConnections()).isLessThanOrEqualTo(CONNECTIONS / 2);
        }

        for (Socket socket : sockets) {
            socket.setSoTimeout(10_000);
            assertThat(ended(socket)).isTrue();
        }
        awaitNobody();
    }

    private static boolean ended(Socket socket) throws IOException {
        try (socket) {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private void awaitNobody() {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (receiver.openConnections() > 0 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(receiver.openConnections()).isZero();
    }

    @Test
    void nothingIsAcknowledgedThatWasNotHandedOverWhole() throws IOException {
        Generated generated = new Generated(77);
        List<byte[]> seeds =
                FrameTable.rows().stream().map(FrameTable.Row::frame).toList();
        int acknowledged = 0;
        for (int count = 0; count < 300; count++) {
            acknowledged += acknowledgedOf(generated, seeds, count);
        }

        assertThat(acknowledged).isLessThanOrEqualTo(delivered.size());
    }

    private int acknowledgedOf(Generated generated, List<byte[]> seeds, int connection) throws IOException {
        int acknowledged = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), receiver.port())) {
            for (int count = 0; count < 10; count++) {
                byte[] seed = seeds.get((connection * 10 + count) % seeds.size());
                socket.getOutputStream().write(Wire.onTheWire(generated.mutated(seed)));
            }
            socket.shutdownOutput();
            FrameStream answers = FrameStream.of(socket, FrameStream.Limits.USUAL);
            while (answers.next(Duration.ofSeconds(10)) instanceof FrameStream.Event.FrameArrived(byte[] answer)) {
                acknowledged += Wire.latin1(answer).contains("ACK\"") ? 1 : 0;
            }
        } catch (SocketException givenUp) {
            return acknowledged;
        }
        return acknowledged;
    }
}
