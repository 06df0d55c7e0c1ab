package org.keyholder.server.identity;

import java.util.Optional;
import org.keyholder.server.shared.Secret;

/** What somebody does with a link of {@link PasswordLinks}: they have the link, and have shown nothing else. */
public interface ChosenPasswords {

    /** What the link with this secret is about; empty for one that never was. */
    Optional<PasswordLink> find(String secret);

    /**
     * Gives the link's person that password, and ends all their sign-ins. What they show beside a password stays as it is.
     *
     * @throws org.keyholder.server.shared.Refusal of a password that cannot be, with the field {@code password}, and of a link that is not
     *     open any more ({@code password-link-closed})
     */
    void choose(String secret, Secret password);
}
