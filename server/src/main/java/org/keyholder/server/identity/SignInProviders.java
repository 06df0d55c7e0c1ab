package org.keyholder.server.identity;

import java.util.List;
import java.util.Optional;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Refusal;

/** The provider by which the people of a side of an organisation sign in: one, or none. */
public interface SignInProviders {

    /** Where people start, with the name behind it. */
    String PATH = "/sign-in/with";

    /** Where people of a name sign in. */
    static String path(String name) {
        return PATH + "/" + name;
    }

    /** Where the provider sends them back to; it is registered there. */
    static String callback(String name) {
        return path(name) + "/answer";
    }

    /** Somebody who has come in by it. */
    record Account(PersonId person, String name, String login) {}

    /** The provider of that side of the organisation. */
    Optional<OwnProvider> of(OrganisationId organisation, Role.Side side);

    /**
     * Sets it. With another issuer it is another provider: whoever has come in by the one before is signed out, and bound anew.
     *
     * @throws Refusal with the field's code; where another organisation has the name, {@code name-taken}
     */
    void save(OrganisationId organisation, Role.Side side, WantedProvider wanted);

    /** Asks the provider what it says of itself; empty where that is good, else what is wrong, in words. */
    Optional<String> tryOut(OrganisationId organisation, Role.Side side);

    /** Takes it away: whoever has come in by it is signed out, and signs in with a password. */
    void remove(OrganisationId organisation, Role.Side side);

    /** Who has come in by it, by name. */
    List<Account> accounts(OrganisationId organisation, Role.Side side);

    /** Forgets by which account somebody came in: they are signed out, and the next account with their address is theirs. */
    void unbind(OrganisationId organisation, Role.Side side, PersonId person);
}
