package org.keyholder.server.signal.internal;

import java.time.Duration;
import org.keyholder.server.signal.SignalSettings;

/**
 * Whether a receiver answers quickly enough to be told one signal at a time. Pure: times are {@link System#nanoTime()} values
 * that the caller brings along.
 */
final class ReceiverPace {

    /** One late answer may be a hiccup; so many in a row are the receiver's pace. */
    static final int IN_A_ROW = 8;

    /** An answer that is out for so long must not hold up the other accounts. */
    static final Duration HANGS = Duration.ofSeconds(2);

    private final SignalSettings settings;
    private final long begun;
    private long lastSent;
    private int lateInARow;

    ReceiverPace(SignalSettings settings, long begun) {
        this.settings = settings;
        this.begun = begun;
        this.lastSent = begun;
    }

    /** A signal goes out. */
    void sent(long now) {
        lastSent = now;
    }

    /** What became of a signal is known after so many nanoseconds. */
    void answered(long nanos) {
        lateInARow = nanos > settings.quickAnswer().toNanos() ? lateInARow + 1 : 0;
    }

    /** Whether other accounts need not wait for the answer that is out, if one is. */
    boolean isSlow(long now, boolean anyOut) {
        if (now - begun < settings.settlingIn().toNanos()) {
            return false;
        }
        return lateInARow >= IN_A_ROW || (anyOut && now - lastSent > HANGS.toNanos());
    }
}
