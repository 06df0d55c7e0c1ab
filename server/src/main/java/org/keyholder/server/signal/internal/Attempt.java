package org.keyholder.server.signal.internal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.signal.LinkAnswer;
import org.keyholder.server.signal.SettledSignal;
import org.keyholder.server.signal.SettledSignal.Outcome;
import org.keyholder.server.signal.SignalId;

/**
 * One sending of a signal and what came of it.
 *
 * @param next when it goes out again; none when it does not
 */
record Attempt(
        QueuedSignal queued,
        LinkAnswer answer,
        Instant at,
        @Nullable Instant next) {

    Attempt {
        Objects.requireNonNull(queued);
        Objects.requireNonNull(answer);
        Objects.requireNonNull(at);
    }

    SignalId id() {
        return queued.signal().id();
    }

    boolean isUnreadable() {
        return answer instanceof LinkAnswer.Unreadable;
    }

    /** What became of the signal; empty when it goes out again. */
    private Optional<Outcome> outcome() {
        return switch (answer) {
            case LinkAnswer.Acknowledged() -> Optional.of(Outcome.ACKNOWLEDGED);
            case LinkAnswer.Refused refused -> Optional.of(Outcome.REFUSED);
            case LinkAnswer.Unreadable unreadable -> next == null ? Optional.of(Outcome.PARKED) : Optional.empty();
            case LinkAnswer.NoAnswer none -> Optional.empty();
        };
    }

    String state() {
        return outcome()
                .map(outcome -> switch (outcome) {
                    case ACKNOWLEDGED -> "acknowledged";
                    case REFUSED, PARKED -> "refused";
                })
                .orElse("queued");
    }

    @Nullable
    String parkedAs() {
        return outcome().filter(outcome -> outcome == Outcome.PARKED).isPresent() ? SignalRows.UNREADABLE : null;
    }

    @Nullable
    String problem() {
        return switch (answer) {
            case LinkAnswer.Acknowledged() -> null;
            case LinkAnswer.Refused(var reason) -> reason;
            case LinkAnswer.Unreadable(var words) -> words;
            case LinkAnswer.NoAnswer(var problem) -> problem;
        };
    }

    @Nullable
    Instant settledAt() {
        return outcome().isPresent() ? at : null;
    }

    Optional<SettledSignal> settled() {
        var signal = queued.signal();
        return outcome()
                .map(outcome -> new SettledSignal(
                        signal.dealer(),
                        signal.id(),
                        signal.alarm(),
                        signal.fact(),
                        outcome,
                        queued.attempts() + 1,
                        at,
                        Optional.ofNullable(problem())));
    }
}
