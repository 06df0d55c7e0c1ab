package org.keyholder.server.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.keyholder.server.shared.OrganisationId;

/**
 * Somebody is asked to become a member.
 *
 * @param name whom it is for, as the inviter wrote it
 * @param organisationName as it is shown to them
 */
public record Invitation(
        OrganisationId organisation,
        UUID id,
        Role role,
        String name,
        String organisationName,
        Instant expiresAt,
        Standing standing) {

    public Invitation {
        Objects.requireNonNull(organisation);
        Objects.requireNonNull(id);
        Objects.requireNonNull(role);
        Objects.requireNonNull(expiresAt);
        Objects.requireNonNull(standing);
    }

    /** What has become of it. */
    public enum Standing {
        OPEN,
        USED,
        REVOKED,
        EXPIRED
    }
}
