package org.keyholder.server.signal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a signal has come.
 *
 * @param attempts how often it was handed to the receiver
 * @param problem what stood in the way at the last attempt, in words
 * @param settledAt when the receiver acknowledged or refused it
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
        Optional<Instant> settledAt) {

    /** Where the signal is. */
    public enum State {
        QUEUED,
        ACKNOWLEDGED,
        REFUSED
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
    }

    public java.util.OptionalLong fact() {
        return java.util.OptionalLong.empty();
    }
}
