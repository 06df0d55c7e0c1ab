package org.keyholder.server.messaging.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keyholder.server.work.Backoff;

/**
 * What is done about a text whose outcome is not known. Sending it again may be once too often for the person, not sending it once too
 * seldom for their home: so the provider is asked for it, and it is repeated twice at most, with growing pauses. Pure.
 */
record DoubtRule(Backoff lookUps, Backoff repeats) {

    static final int MOST_REPEATS = 2;

    /** Whoever has not found a text by then will not find it. */
    static final Duration LONGEST_SEARCH = Duration.ofHours(1);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    static DoubtRule of(Duration lookUpAfter, Duration repeatAfter) {
        return new DoubtRule(new Backoff(lookUpAfter, LONGEST_PAUSE), new Backoff(repeatAfter, LONGEST_PAUSE));
    }

    /** Whether it is time to send the text once more. */
    boolean repeats(Doubt doubt, Instant now) {
        return doubt.times() <= MOST_REPEATS && !now.isBefore(repeatAt(doubt));
    }

    /** When to look again, or to repeat; empty where nothing more is done by itself. */
    Optional<Instant> next(Doubt doubt, Instant now, Instant giveUpAt) {
        var lookUp = now.plus(lookUps.after(doubt.lookUps()));
        var next = doubt.times() <= MOST_REPEATS && repeatAt(doubt).isBefore(lookUp) ? repeatAt(doubt) : lookUp;
        var end = doubt.since().plus(LONGEST_SEARCH);
        return next.isAfter(end) || !next.isBefore(giveUpAt) ? Optional.empty() : Optional.of(next);
    }

    private Instant repeatAt(Doubt doubt) {
        return doubt.since().plus(repeats.after(doubt.times() - 1));
    }
}
