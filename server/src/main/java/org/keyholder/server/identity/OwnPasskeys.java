package org.keyholder.server.identity;

import java.util.List;
import java.util.UUID;
import org.keyholder.server.shared.Secret;

/** Somebody's own passkeys; as a controller's parameter. */
public interface OwnPasskeys {

    /** The oldest first. */
    List<Passkey> all();

    /**
     * What the browser is asked to make, as JSON ({@code PublicKeyCredentialCreationOptionsJSON}); good for five minutes and once.
     *
     * @throws org.keyholder.server.shared.Refusal where the sign-in is for one organisation alone ({@code sign-in-only-here})
     */
    String options();

    /**
     * Adds what the browser made, and signs all other browsers of the person out if it is the first second factor.
     *
     * @param name by which they tell it from the others; 1 to 60 characters
     * @param made the browser's answer, as JSON ({@code RegistrationResponseJSON})
     * @return recovery codes, if there were none
     * @throws org.keyholder.server.shared.Refusal where the name is none ({@code name-invalid}), there are too many ({@code too-many-passkeys}),
     *     the answer is not to what was asked ({@code passkey-refused}), or the sign-in is for one organisation alone
     *     ({@code sign-in-only-here})
     */
    List<Secret> add(String name, String made);

    /**
     * Takes one away.
     *
     * @throws org.keyholder.server.shared.Refusal where it is the last second factor and the organisation asks for one
     *     ({@code second-factor-required}), or the sign-in is for one organisation alone ({@code sign-in-only-here})
     */
    void remove(UUID id);
}
