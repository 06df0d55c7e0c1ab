package org.keyholder.server.shared;

import java.util.Objects;
import java.util.UUID;

/** Something that happened at a site; the id is ours, not the device's. */
public record EventId(UUID value) {

    public EventId {
        Objects.requireNonNull(value);
    }

    /** Reads the id's text form; throws {@link IllegalArgumentException} when it is not one. */
    public static EventId parse(String text) {
        return new EventId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
