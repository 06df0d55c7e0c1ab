package org.keyholder.server.identity;

import java.util.List;
import java.util.Objects;
import org.keyholder.server.shared.Secret;

/**
 * Somebody's own second factor; as a controller's parameter. Whoever signed in by their organisation's own provider is refused all that
 * changes it ({@code sign-in-only-here}): it is theirs wherever they work, and the provider speaks for one organisation.
 */
public interface OwnSecondFactor {

    /**
     * A key for an authenticator app, as a page shows it.
     *
     * @param letters to be typed into the app
     * @param uri the same, as the app reads it from a QR code
     * @param carried the same, sealed: the page's form brings it back with the first code
     */
    record ShownKey(Secret letters, Secret uri, Secret carried) {

        public ShownKey {
            Objects.requireNonNull(letters);
            Objects.requireNonNull(uri);
            Objects.requireNonNull(carried);
        }
    }

    /** What they have now. */
    SecondFactor now();

    /** Whether they need one and have none: then nothing else is open to them. */
    boolean isDue();

    /** Where they go on once it is set up. */
    String next();

    /** A key that nobody has yet; nothing is kept of it. */
    ShownKey newKey();

    /**
     * The key that a form carries.
     *
     * @throws org.keyholder.server.shared.Refusal where it is too old, or none ({@code key-too-old})
     */
    ShownKey sameKey(String carried);

    /**
     * Sets the app up, in place of one that was, and signs all other browsers of the person out.
     *
     * @param code what the app shows
     * @return recovery codes, in place of those that were; nobody can ever be shown them again
     * @throws org.keyholder.server.shared.Refusal like {@link #sameKey}, where the code is wrong ({@code code-wrong}), or too many were
     *     ({@code too-many-tries})
     */
    List<Secret> setUp(String carried, String code);

    /**
     * Makes recovery codes in place of those that were.
     *
     * @throws org.keyholder.server.shared.Refusal where there is no second factor (404)
     */
    List<Secret> renewRecoveryCodes();

    /**
     * Takes the app and the recovery codes away.
     *
     * @throws org.keyholder.server.shared.Refusal where the organisation asks for a second factor ({@code second-factor-required})
     */
    void remove();
}
