package org.keyholder.server.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the record of one organisation. Kinds are codes: a later release may have written one that this one does not
 * know.
 *
 * @param at to the microsecond
 * @param address from which it was asked for
 * @param browser as it called itself
 */
public record AuditEntry(
        UUID organisation,
        UUID id,
        Instant at,
        String kind,
        String actorKind,
        @Nullable UUID actorId,
        @Nullable String actorName,
        @Nullable String address,
        @Nullable String browser,
        @Nullable UUID site,
        @Nullable String objectKind,
        @Nullable UUID objectId,
        Map<String, String> before,
        Map<String, String> after) {

    public AuditEntry {
        Objects.requireNonNull(organisation);
        Objects.requireNonNull(id);
        Objects.requireNonNull(at);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(actorKind);
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }
}
