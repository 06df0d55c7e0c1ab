package org.keyholder.server.identity;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.mail.MailAddress;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Secret;

/**
 * Links by which somebody who has forgotten their password chooses another: each for a day and once. Whoever holds one holds all that its
 * person may, so an organisation's admins are shown one only for somebody who works for nobody else, and it is mailed only to where everybody
 * for whom they work has sent an invitation.
 */
public interface PasswordLinks {

    String PATH = "/password/";
    Duration OPEN_FOR = Duration.ofHours(24);

    /** Somebody for whom a link is to be made, and the way that it takes. */
    record Recipient(PersonId person, String name, Way way) {
        public Recipient {
            Objects.requireNonNull(person);
            Objects.requireNonNull(name);
            Objects.requireNonNull(way);
        }
    }

    /** How a link reaches somebody. */
    sealed interface Way {

        /** It goes there, and whoever makes it does not see it. */
        record ByMail(MailAddress to) implements Way {
            public ByMail {
                Objects.requireNonNull(to);
            }
        }

        /** Whoever makes it is shown it, and hands it over. */
        record ByHand() implements Way {}

        /** Not by this organisation: they work for another too. */
        record ByTheInstallation() implements Way {}
    }

    /**
     * A colleague of whoever manages the people; nobody is their own.
     *
     * @throws org.keyholder.server.shared.Refusal where they are no colleague
     */
    Recipient colleague(Member by, PersonId person);

    /** Somebody of any organisation, for whoever runs the installation, who is shown the link. */
    Optional<Recipient> find(Member by, OrganisationId organisation, String login);

    /**
     * Makes a link; those before it are void.
     *
     * @return its secret, which is shown once; empty where it goes out by mail
     * @throws org.keyholder.server.shared.Refusal where it is the installation's to make ({@code password-link-elsewhere}), and where three
     *     have gone out by mail within an hour or six within a day ({@code password-mails-many})
     */
    Optional<Secret> make(Member by, Recipient recipient);
}
