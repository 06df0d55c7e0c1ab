package org.keyholder.server.intake;

import java.time.Instant;
import java.util.Objects;
import org.keyholder.server.shared.EventId;

/** What became of a reported event. */
sealed interface TakeIn {

    /**
     * It is stored, with its signal; the same answer for a repeat.
     *
     * @param joinedStorm it is joined and counted with others that come too often, and has no signal of its own
     */
    record Accepted(EventId id, Instant receivedAt, boolean joinedStorm) implements TakeIn {
        public Accepted {
            Objects.requireNonNull(id);
            Objects.requireNonNull(receivedAt);
        }
    }

    /** The site has no such zone. */
    record UnknownZone() implements TakeIn {}

    /** Another event was reported under this id before. */
    record IdReused() implements TakeIn {}

    /** The device's site is being changed at this moment. Nothing is stored; asked again after that, it gets its answer. */
    record Held() implements TakeIn {}
}
