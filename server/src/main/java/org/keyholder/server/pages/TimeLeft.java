package org.keyholder.server.pages;

import java.time.Duration;
import java.time.Instant;

/** How much of a window is still open, right when it is rendered and counted on in the browser. */
public record TimeLeft(Instant opened, Instant closes, Instant now) {

    public boolean over() {
        return !now.isBefore(closes);
    }

    /** "1:27" */
    public String words() {
        return When.left(closes, now);
    }

    public long seconds() {
        return When.secondsLeft(closes, now);
    }

    public long ofSeconds() {
        return Math.max(1, Duration.between(opened, closes).toSeconds());
    }

    /** Of a hundred parts of the ring. */
    public long percent() {
        return Math.min(100, 100 * seconds() / ofSeconds());
    }

    public String closesAtMillis() {
        return Long.toString(closes.toEpochMilli());
    }

    public String serverNow() {
        return Long.toString(now.toEpochMilli());
    }
}
