package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A failed try, kept in the session from the POST to the page that says so. */
record SignInFailure(String login, String words, HttpStatus status) implements Serializable {

    private static final String KEY = SignInFailure.class.getName();

    void keep(HttpServletRequest request) {
        request.getSession(true).setAttribute(KEY, this);
    }

    static @Nullable SignInFailure take(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null) {
            return null;
        }
        var failure = (SignInFailure) session.getAttribute(KEY);
        session.removeAttribute(KEY);
        return failure;
    }
}
