package org.keyholder.server.identity;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.mail.MailAddress;
import org.keyholder.server.shared.OrganisationId;

/**
 * Somebody is asked to become a member.
 *
 * @param name whom it is for, as the inviter wrote it
 * @param organisationName as it is shown to them
 * @param mailing empty where the inviter has the link
 */
public record Invitation(
        OrganisationId organisation,
        UUID id,
        Role role,
        String name,
        String organisationName,
        Instant expiresAt,
        Standing standing,
        Optional<Mailing> mailing) {

    public Invitation {
        Objects.requireNonNull(organisation);
        Objects.requireNonNull(id);
        Objects.requireNonNull(role);
        Objects.requireNonNull(expiresAt);
        Objects.requireNonNull(standing);
        Objects.requireNonNull(mailing);
    }

    /** What has become of it. */
    public enum Standing {
        OPEN,
        USED,
        REVOKED,
        EXPIRED
    }

    /**
     * That it goes out by mail.
     *
     * @param at since when it is so
     * @param problem why it is not sent, or not yet, in words; empty where nothing is wrong
     */
    public record Mailing(MailAddress to, State state, Instant at, String problem) {

        public Mailing {
            Objects.requireNonNull(to);
            Objects.requireNonNull(state);
            Objects.requireNonNull(at);
            Objects.requireNonNull(problem);
        }

        /** How far it is. */
        public enum State {
            WAITING,
            SENT,
            REFUSED;

            /** As it stands in rows. */
            public String code() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** Who is invited. */
    public record Invitee(String name, Optional<MailAddress> mailTo) {

        public Invitee {
            Objects.requireNonNull(name);
            Objects.requireNonNull(mailTo);
        }
    }
}
