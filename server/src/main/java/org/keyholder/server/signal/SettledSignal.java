package org.keyholder.server.signal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.DealerId;

/**
 * A signal of which it is known what became of it.
 *
 * @param alarm as in {@link Signal#alarm()}
 * @param fact as in {@link Signal#fact()}
 * @param attempts how often it was sent
 * @param words the receiver's, where it did not take it
 */
public record SettledSignal(
        DealerId dealer,
        SignalId signal,
        Optional<AlarmId> alarm,
        OptionalLong fact,
        Outcome outcome,
        int attempts,
        Instant at,
        Optional<String> words) {

    /** What became of it. */
    public enum Outcome {
        /** The receiver has it on record. */
        ACKNOWLEDGED,
        /** The receiver said that it will never take it. */
        REFUSED,
        /** The receiver answered so many times and did not take it. */
        PARKED
    }

    public SettledSignal {
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(signal);
        Objects.requireNonNull(alarm);
        Objects.requireNonNull(fact);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(at);
        Objects.requireNonNull(words);
    }
}
