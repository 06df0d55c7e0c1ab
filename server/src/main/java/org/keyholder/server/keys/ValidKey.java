package org.keyholder.server.keys;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A key with which somebody gets in at the moment.
 *
 * @param usedAt to the minute, and at most a minute late
 * @param endsAt when it ends by itself, where that is known
 */
public record ValidKey(UUID id, Instant madeAt, Optional<Instant> usedAt, Optional<Instant> endsAt) {

    public ValidKey {
        Objects.requireNonNull(id);
        Objects.requireNonNull(madeAt);
        Objects.requireNonNull(usedAt);
        Objects.requireNonNull(endsAt);
    }
}
