package org.keyholder.server.signal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.DealerId;

/** What somebody decided about a signal that the receiver did not take. */
public record SignalDeed(
        DealerId dealer,
        SignalId signal,
        Optional<AlarmId> alarm,
        OptionalLong fact,
        Decision decision,
        Actor actor,
        Instant at) {

    public SignalDeed {
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(signal);
        Objects.requireNonNull(alarm);
        Objects.requireNonNull(fact);
        Objects.requireNonNull(decision);
        Objects.requireNonNull(actor);
        Objects.requireNonNull(at);
    }

    /** What was decided. */
    public sealed interface Decision {}

    /** It goes out once more, behind what waits for its account. */
    public record SendAgain() implements Decision {}

    /** It does not go out any more. */
    public record GiveUp(String reason) implements Decision {

        public static final int LONGEST_REASON = 200;

        public GiveUp {
            reason = reason.strip();
            if (reason.isEmpty()
                    || reason.length() > LONGEST_REASON
                    || reason.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("A reason has 1 to 200 characters on one line");
            }
        }
    }
}
