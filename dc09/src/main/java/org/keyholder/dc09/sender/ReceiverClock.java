package org.keyholder.dc09.sender;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The receiver's clock as far as its NAKs have taught it: the own clock and an offset (dc09_spt keeps one per receiver too). */
final class ReceiverClock {
    private final Clock clock;
    private volatile Duration offset = Duration.ZERO;

    ReceiverClock(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().plus(offset);
    }

    Duration offset() {
        return offset;
    }

    Duration offsetTo(Instant receiverTime) {
        return Duration.ofSeconds(
                receiverTime.getEpochSecond() - clock.instant().getEpochSecond());
    }

    /** Takes the offset over; false when it is the one already in use, so that sending again would change nothing. */
    boolean learn(Duration learned) {
        boolean differs = learned.minus(offset).abs().compareTo(Duration.ofSeconds(1)) > 0;
        offset = differs ? learned : offset;
        return differs;
    }
}
