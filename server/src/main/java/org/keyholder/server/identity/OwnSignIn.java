package org.keyholder.server.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.mail.MailAddress;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.Secret;

/** The sign-in by which a request came, and what somebody does with their own account; as a controller's parameter. */
public interface OwnSignIn {

    /**
     * Where the person works.
     *
     * @param current whether this sign-in is for it
     * @param until the end of a visit; empty elsewhere
     */
    record Place(OrganisationId organisation, String name, Role role, boolean current, Optional<Instant> until) {}

    /** A browser in which the person is signed in; this one, or another. */
    record Browser(UUID id, Instant since, Instant seen, String address, String agent, boolean current) {}

    /** All organisations that the person works for, by name. */
    List<Place> places();

    /** From the next request on this sign-in is for that organisation; refused where the person does not work there (404). */
    void workFor(OrganisationId organisation, Role.Side side);

    /** Where the person is known to read mail, by an invitation that was mailed there. */
    Optional<MailAddress> mailAddress();

    /**
     * Nothing is known of where the person reads mail any more.
     *
     * @throws org.keyholder.server.shared.Refusal where the sign-in is for one organisation alone ({@code sign-in-only-here})
     */
    void forgetMailAddress();

    /** Whether it came by the organisation's own provider, and so is for this organisation and for no other. */
    boolean isOnlyHere();

    /** Where the person is signed in; this browser first. */
    List<Browser> browsers();

    /** Signs another browser of the person out. */
    void end(UUID browser);

    /** Signs all other browsers of the person out. */
    void endOthers();

    /**
     * Gives the person another password and signs all their other browsers out.
     *
     * @throws org.keyholder.server.shared.Refusal where the old one is wrong ({@code password-wrong}), was tried too often
     *     ({@code too-many-tries}), the new one cannot be, or the sign-in is for one organisation alone ({@code sign-in-only-here})
     */
    void changePassword(Secret old, Secret wanted);
}
