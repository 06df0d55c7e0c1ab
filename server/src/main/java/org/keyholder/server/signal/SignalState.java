package org.keyholder.server.signal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a signal has come.
 *
 * @param attempts how often it was handed to the receiver
 * @param problem what stood in the way at the last attempt, in words
 * @param settledAt when it was acknowledged, parked or given up
 * @param fact the number of the fact that it tells
 */
public record SignalState(
        SignalId id,
        Happening happening,
        Codes codes,
        String account,
        String text,
        State state,
        int attempts,
        Optional<String> problem,
        Instant createdAt,
        Optional<Instant> settledAt,
        OptionalLong fact) {

    /** Where the signal is. */
    public enum State {
        /** It waits, or is on its way. */
        QUEUED,
        /** The receiver has it on record. */
        ACKNOWLEDGED,
        /** The receiver said that it will never take it; parked. */
        REFUSED,
        /** The receiver answers and does not take it; parked after so many attempts. */
        UNREADABLE,
        /** Somebody decided that it is not sent any more. */
        GIVEN_UP
    }

    public SignalState {
        Objects.requireNonNull(id);
        Objects.requireNonNull(happening);
        Objects.requireNonNull(codes);
        Objects.requireNonNull(account);
        Objects.requireNonNull(text);
        Objects.requireNonNull(state);
        Objects.requireNonNull(problem);
        Objects.requireNonNull(createdAt);
        Objects.requireNonNull(settledAt);
        Objects.requireNonNull(fact);
    }
}
