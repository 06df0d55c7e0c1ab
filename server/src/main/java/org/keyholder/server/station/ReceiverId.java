package org.keyholder.server.station;

import java.util.Objects;
import java.util.UUID;

/** A station's end point that takes signals. */
public record ReceiverId(UUID value) {

    public ReceiverId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
