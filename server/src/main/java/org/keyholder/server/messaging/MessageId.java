package org.keyholder.server.messaging;

import java.util.Objects;
import java.util.UUID;

/** A message that was queued here. */
public record MessageId(UUID value) {

    public MessageId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
