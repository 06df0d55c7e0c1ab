package org.keyholder.server.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One of somebody's passkeys.
 *
 * @param name by which they tell it from the others
 * @param copiedAt when its counter went back, so that there seem to be two of it
 */
public record Passkey(UUID id, String name, Instant createdAt, Optional<Instant> usedAt, Optional<Instant> copiedAt) {

    public Passkey {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(createdAt);
        Objects.requireNonNull(usedAt);
        Objects.requireNonNull(copiedAt);
    }
}
