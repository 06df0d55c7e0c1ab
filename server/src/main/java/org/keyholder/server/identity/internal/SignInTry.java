package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
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

    /** The try that a filled-in sign-in page is. */
    static SignInTry of(HttpServletRequest request, KnownBrowsers browsers) {
        var login = Login.of(typed(request));
        return new SignInTry(login, Network.of(request.getRemoteAddr()), browsers.known(request, login));
    }

    /** The login as it was typed. */
    static String typed(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("username")).orElse("");
    }
}
