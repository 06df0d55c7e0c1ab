package org.keyholder.server.verification;

import java.util.Objects;
import java.util.UUID;

/** One operator's handling of one alarm. */
public record SessionId(UUID value) {

    public SessionId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
