package org.keyholder.server.identity.internal;

import java.util.Objects;
import java.util.Optional;

/**
 * Who tries to sign in, and from where.
 *
 * @param login in the one form in which logins are kept
 * @param knownBrowser the browser's own id, if somebody has signed in with this login in it before
 */
record SignInTry(Login login, Network network, Optional<String> knownBrowser) {

    SignInTry {
        Objects.requireNonNull(login);
        Objects.requireNonNull(network);
        Objects.requireNonNull(knownBrowser);
    }
}
