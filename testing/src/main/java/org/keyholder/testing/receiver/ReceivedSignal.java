package org.keyholder.testing.receiver;

import java.time.Instant;

/**
 * A line of the receiver's book.
 *
 * @param at when the signal came first
 * @param lastAt when it came last
 * @param times how often it came
 */
public record ReceivedSignal(Signal signal, Instant at, Instant lastAt, int times, Path path, Outcome outcome) {

    /** Over which of its listeners it came first. */
    public enum Path {
        HTTP,
        TCP
    }

    /** What the receiver made of it. */
    public enum Outcome {
        ACCEPTED,
        REFUSED,
        TOLD_TO_RETRY
    }

    public String id() {
        return signal.id();
    }

    /** How often it came again after the first time. */
    public int repeats() {
        return times - 1;
    }

    /** The same line after the signal came again: once accepted it stays accepted. */
    ReceivedSignal again(ReceivedSignal next) {
        Outcome now = outcome == Outcome.ACCEPTED ? outcome : next.outcome;
        return new ReceivedSignal(signal, at, next.at, times + 1, path, now);
    }
}
