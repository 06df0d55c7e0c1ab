package org.keyholder.server.shared;

import java.util.Objects;
import java.util.UUID;

/** One alarm: the events of a site that belong together, as a station handles them. */
public record AlarmId(UUID value) {

    public AlarmId {
        Objects.requireNonNull(value);
    }

    /** Reads the id's text form; throws {@link IllegalArgumentException} when it is not one. */
    public static AlarmId parse(String text) {
        return new AlarmId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
