package org.keyholder.server.work;

import java.time.Duration;

/**
 * How long to wait before trying again: the first pause after the first attempt, twice as long after each further one,
 * never longer than the longest. The one rule for whatever is tried again.
 */
public record Backoff(Duration first, Duration longest) {

    public Backoff {
        if (!first.isPositive() || !longest.isPositive()) {
            throw new IllegalArgumentException("A pause before the next attempt is longer than nothing");
        }
    }

    /**
     * The pause before the next attempt.
     *
     * @param attempts that came before the one that has just failed: 0 after the first
     */
    public Duration after(int attempts) {
        if (attempts < 0) {
            throw new IllegalArgumentException("Attempts are counted from 0");
        }
        // Whatever needs more doublings than this is past the longest pause, and 1L << 62 is still a positive number.
        var doublings = 1L << Math.min(attempts, 62);
        return doublings > longest.dividedBy(first) ? longest : first.multipliedBy(doublings);
    }
}
