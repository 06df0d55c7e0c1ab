package org.keyholder.server.signal.internal;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.signal.LinkAnswer;

/** One sending of a signal and what came of it. */
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

    String state() {
        return switch (answer) {
            case LinkAnswer.Acknowledged() -> "acknowledged";
            case LinkAnswer.Refused refused -> "refused";
            case LinkAnswer.NoAnswer none -> "queued";
        };
    }

    @Nullable
    String problem() {
        return switch (answer) {
            case LinkAnswer.Acknowledged() -> null;
            case LinkAnswer.Refused(var reason) -> reason;
            case LinkAnswer.NoAnswer(var problem) -> problem;
        };
    }

    @Nullable
    Instant settledAt() {
        return answer instanceof LinkAnswer.NoAnswer ? null : at;
    }
}
