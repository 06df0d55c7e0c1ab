package org.keyholder.dc09.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.keyholder.dc09.Wire;

class FrameStreamTest {
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final String A = "68AF0025\"SIA-DCS\"0001L0#1234[#1234|Nri1/BA12]";

    /** A peer whose every byte takes its time; the clock runs with it. */
    private static final class SlowPeer implements FrameStream.TimedSource {
        private final Queue<Byte> bytes = new ArrayDeque<>();
        private final long nanosPerByte;
        private final boolean closes;
        private long now;
        private long nextAt;

        SlowPeer(String bytes, Duration perByte, boolean closes) {
            for (byte each : Wire.latin1(bytes)) {
                this.bytes.add(each);
            }
            this.nanosPerByte = perByte.toNanos();
            this.closes = closes;
            this.nextAt = nanosPerByte;
        }

        @Override
        public int read(byte[] target, int from, int length, int milliseconds) throws IOException {
            long until = now + milliseconds * 1_000_000L;
            if (bytes.isEmpty() && closes) {
                return -1;
            }
            if (bytes.isEmpty() || nextAt > until) {
                now = until;
                throw new SocketTimeoutException();
            }
            now = Math.max(now, nextAt);
            nextAt = now + nanosPerByte;
            target[from] = bytes.remove();
            return 1;
        }

        FrameStream stream() {
            return new FrameStream(this, () -> now, FrameStream.Limits.USUAL);
        }

        Duration waited() {
            return Duration.ofNanos(now);
        }
    }

    @Test
    void aFrameThatComesInTimeIsRead() {
        SlowPeer peer = new SlowPeer("\n" + A + "\r", Duration.ofMillis(100), false);

        assertThat(peer.stream().next(IDLE))
                .isInstanceOfSatisfying(
                        FrameStream.Event.FrameArrived.class,
                        arrived -> assertThat(Wire.latin1(arrived.bytes())).isEqualTo(A));
    }

    @Test
    void aPeerThatDripsAByteASecondIsGivenUpAfterTheTimeForAFrame() {
        SlowPeer peer = new SlowPeer("\n" + A + "\r", Duration.ofSeconds(1), false);

        assertThat(peer.stream().next(IDLE)).isInstanceOf(FrameStream.Event.Stalled.class);
        assertThat(peer.waited()).isLessThanOrEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void aPeerThatDripsNoiseIsGivenUpAfterTheIdleTime() {
        SlowPeer peer = new SlowPeer("x".repeat(500), Duration.ofSeconds(1), false);

        assertThat(peer.stream().next(IDLE)).isInstanceOf(FrameStream.Event.Quiet.class);
        assertThat(peer.waited()).isLessThanOrEqualTo(Duration.ofSeconds(61));
    }

    @Test
    void aPeerThatSaysNothingIsGivenUpAfterTheIdleTime() {
        SlowPeer peer = new SlowPeer("", Duration.ZERO, false);

        assertThat(peer.stream().next(IDLE)).isInstanceOf(FrameStream.Event.Quiet.class);
        assertThat(peer.waited()).isEqualTo(IDLE);
    }

    @Test
    void aPeerThatClosesHalfWayIsKnownFromOneThatClosesInBetween() {
        assertThat(new SlowPeer("\n" + A.substring(0, 20), Duration.ZERO, true)
                        .stream().next(IDLE))
                .isEqualTo(new FrameStream.Event.Ended(true));
        assertThat(new SlowPeer("", Duration.ZERO, true).stream().next(IDLE))
                .isEqualTo(new FrameStream.Event.Ended(false));
    }

    @Test
    void moreNoiseThanIsBorneWithEndsIt() {
        SlowPeer peer = new SlowPeer("x".repeat(20_000), Duration.ZERO, false);

        assertThat(peer.stream().next(IDLE)).isInstanceOf(FrameStream.Event.Flooded.class);
    }

    @Test
    void aBrokenConnectionIsAnEvent() {
        FrameStream stream = new FrameStream(
                (target, from, length, milliseconds) -> {
                    throw new IOException("reset");
                },
                System::nanoTime,
                FrameStream.Limits.USUAL);

        assertThat(stream.next(IDLE)).isInstanceOf(FrameStream.Event.Lost.class);
    }
}
