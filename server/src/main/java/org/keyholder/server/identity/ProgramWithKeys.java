package org.keyholder.server.identity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keyholder.server.keys.ValidKey;

/**
 * A program of an organisation, as the people see it who manage its keys.
 *
 * @param endsAt when all its keys end
 * @param keys one or two; the oldest first
 */
public record ProgramWithKeys(
        UUID id, String name, Set<ApiScope> scopes, Optional<Instant> endsAt, List<ValidKey> keys) {

    public ProgramWithKeys {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        scopes = Set.copyOf(scopes);
        Objects.requireNonNull(endsAt);
        keys = List.copyOf(keys);
    }
}
