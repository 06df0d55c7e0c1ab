package org.keyholder.server.signal;

import java.util.Objects;
import java.util.UUID;

/** A signal; travels with every attempt, so that the receiver can see a repeat. */
public record SignalId(UUID value) {

    public SignalId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
