package org.keyholder.dc09.sender;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.keyholder.dc09.content.AcceptanceWindow;
import org.keyholder.dc09.content.Timestamp;

/** The receiver's clock as far as its NAKs have taught it: the own clock and an offset (dc09_spt keeps one per receiver too). */
final class ReceiverClock {
    private final Clock clock;
    private volatile Duration offset = Duration.ZERO;
    private Duration confirmed = Duration.ZERO;

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

    /** The receiver took a frame with a time of this clock. */
    void confirm() {
        confirmed = offset;
    }

    /**
     * Whether a receiver with this offset must take our time: one inside the standard's window round the clock by which it last took
     * one, at first the own clock. What was only learned proves nothing: a receiver may name a time that it does not judge by.
     */
    boolean isRight(Duration receiverOffset) {
        Instant now = clock.instant();
        var ours = new Timestamp.At(now.plus(confirmed));
        return AcceptanceWindow.STANDARD.judge(ours, now.plus(receiverOffset))
                instanceof AcceptanceWindow.Verdict.InTime;
    }

    /** Takes the offset over; false when it is the one already in use, so that sending again would change nothing. */
    boolean learn(Duration learned) {
        boolean differs = learned.minus(offset).abs().compareTo(Duration.ofSeconds(1)) > 0;
        offset = differs ? learned : offset;
        return differs;
    }
}
