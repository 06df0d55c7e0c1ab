package org.keyholder.server.shared;

import java.time.Duration;

/** A wait as {@code Retry-After} and people are told it. */
public final class WholeSeconds {

    private WholeSeconds() {}

    /** So many that it is over after them: rounded up, and one at least. */
    public static long of(Duration wait) {
        return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** Such as {@code 1 second} and {@code 34 seconds}. */
    public static String words(Duration wait) {
        var seconds = of(wait);
        return seconds == 1 ? "1 second" : seconds + " seconds";
    }
}
