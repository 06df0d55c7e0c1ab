package org.keyholder.server.shared;

import java.util.Objects;
import java.util.UUID;

/** A monitoring station: the tenant that reaches the sites bound to it. */
public record StationId(UUID value) {

    public StationId {
        Objects.requireNonNull(value);
    }

    /** Reads the id's text form; throws {@link IllegalArgumentException} when it is not one. */
    public static StationId parse(String text) {
        return new StationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
