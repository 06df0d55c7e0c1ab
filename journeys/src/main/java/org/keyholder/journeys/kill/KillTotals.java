package org.keyholder.journeys.kill;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What came of a series of kills.
 *
 * @param events accepted, all of them looked up again
 * @param presses answered, all of them looked up again
 * @param signals that reached the receiver
 * @param broken promises that were not kept, in words; what this is all about is that there are none
 */
public record KillTotals(
        List<Kill> kills,
        int events,
        int presses,
        int signals,
        long repeatedSignals,
        long repeatedTexts,
        List<String> broken) {

    /**
     * One kill.
     *
     * @param life how long the server had been sending before it
     * @param untilReady from the kill to being ready again
     * @param untilSending from being ready to the next signal at the receiver
     */
    public record Kill(
            Duration life, Duration untilReady, Duration untilSending, long repeatedSignals, long repeatedTexts) {
        public Kill {
            Objects.requireNonNull(life);
            Objects.requireNonNull(untilReady);
            Objects.requireNonNull(untilSending);
        }

        Kill repeated(long signals, long texts) {
            return new Kill(life, untilReady, untilSending, signals, texts);
        }
    }

    public KillTotals {
        kills = List.copyOf(kills);
        broken = List.copyOf(broken);
    }

    public Duration longestUntilSending() {
        return kills.stream().map(Kill::untilSending).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    public Duration longestUntilReady() {
        return kills.stream().map(Kill::untilReady).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** The most signals that one kill repeated. */
    public long mostRepeatsOfAKill() {
        return kills.stream().mapToLong(Kill::repeatedSignals).max().orElse(0);
    }
}
