package org.keyholder.server.media;

import java.time.Instant;
import java.util.Objects;
import org.keyholder.server.shared.EventId;

/** A clip or snapshot of an event. */
public record MediaItem(EventId event, String name, MediaType type, long size, String key, Instant storedAt) {

    public MediaItem {
        Objects.requireNonNull(event);
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        Objects.requireNonNull(key);
        Objects.requireNonNull(storedAt);
    }
}
