package org.keyholder.server.organisation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.shared.OrganisationId;

/**
 * A company whose people sign in.
 *
 * @param people how many do
 * @param closedAt since when nobody can; empty while it is open
 */
public record Organisation(
        OrganisationId id,
        String name,
        Optional<String> phone,
        boolean isDealer,
        boolean isStation,
        int people,
        Instant createdAt,
        Optional<Instant> closedAt) {

    public Organisation {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(phone);
        Objects.requireNonNull(createdAt);
        Objects.requireNonNull(closedAt);
    }

    public boolean isClosed() {
        return closedAt.isPresent();
    }
}
