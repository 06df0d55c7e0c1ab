package org.keyholder.server.identity;

import java.util.Optional;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Refusal;

/** Whose people need a second factor, and what becomes of one that is lost. */
public interface SecondFactors {

    /** Whether the organisation's people need one. */
    boolean isRequired(OrganisationId organisation);

    /** From now on everybody who signs in for the organisation needs one, or nobody does. */
    void require(OrganisationId organisation, boolean required);

    /** What is said to whoever would remove their last one. */
    static Refusal needed() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "second-factor-required",
                null,
                "Whom you work for asks everybody for a second factor. Set up another in its place first.");
    }

    /** Somebody who may have lost theirs. */
    record Owner(PersonId person, String name, SecondFactor has) {}

    /** A colleague of whoever manages the people; nobody is their own. */
    Owner colleague(Member by, PersonId person);

    /** Somebody of any organisation, for whoever runs the installation. */
    Optional<Owner> find(Member by, OrganisationId organisation, String login);

    /**
     * Takes the second factor away from a person of the organisation: they sign in by password alone until they have set up another, and
     * all their sign-ins end.
     */
    void reset(Member by, OrganisationId organisation, Owner owner);
}
