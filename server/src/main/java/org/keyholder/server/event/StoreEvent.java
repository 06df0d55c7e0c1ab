package org.keyholder.server.event;

import java.time.Instant;
import java.util.Objects;
import org.keyholder.server.shared.EventId;

/** How storing a reported event ended. */
public sealed interface StoreEvent {

    /** It is new. */
    record Recorded(EventId id, Instant receivedAt) implements StoreEvent {
        public Recorded {
            Objects.requireNonNull(id);
            Objects.requireNonNull(receivedAt);
        }
    }

    /** The same report was stored before. */
    record Duplicate(EventId id, Instant receivedAt) implements StoreEvent {
        public Duplicate {
            Objects.requireNonNull(id);
            Objects.requireNonNull(receivedAt);
        }
    }

    /** Another report was stored under the device's id. */
    record IdReused() implements StoreEvent {}
}
