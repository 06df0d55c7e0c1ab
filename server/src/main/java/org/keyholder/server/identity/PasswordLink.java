package org.keyholder.server.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.keyholder.server.shared.PersonId;

/**
 * Somebody may choose another password.
 *
 * @param login by which they sign in, whatever becomes of the password
 */
public record PasswordLink(UUID id, PersonId person, String name, String login, Instant expiresAt, Standing standing) {

    public PasswordLink {
        Objects.requireNonNull(id);
        Objects.requireNonNull(person);
        Objects.requireNonNull(name);
        Objects.requireNonNull(login);
        Objects.requireNonNull(expiresAt);
        Objects.requireNonNull(standing);
    }

    /** What has become of it. */
    public enum Standing {
        OPEN,
        USED,
        /** Another link was made, or another password was chosen. */
        REPLACED,
        EXPIRED,
        /** Its person works nowhere any more, or for others than when it was made: whoever has it may speak for one of them alone. */
        VOID
    }
}
