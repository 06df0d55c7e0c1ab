package org.keyholder.server.alarm;

import java.util.Objects;
import java.util.UUID;

/** One storm of reports. */
public record StormId(UUID value) {

    public StormId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
