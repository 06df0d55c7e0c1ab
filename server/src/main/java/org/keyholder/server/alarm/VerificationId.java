package org.keyholder.server.alarm;

import java.util.Objects;
import java.util.UUID;

/** One round of asking a site's contacts. */
public record VerificationId(UUID value) {

    public VerificationId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
