package org.keyholder.server.identity.internal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.LaunchRefusedPage;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.WholeSeconds;
import org.springframework.http.HttpStatus;

/**
 * A signed launch that was not accepted, on its way within the request to the page that says so.
 *
 * @param target the launch's address without operator, time and signature
 * @param signedIn who is signed in in this browser all the same
 * @param pause until the next try, after too many
 */
record LaunchRefusal(String target, Optional<SignedIn> signedIn, Optional<Duration> pause) {

    static final String PAGE = "/sign-in/launch-refused";

    private static final String KEY = LaunchRefusal.class.getName();

    static LaunchRefusal of(String target, Optional<SignedIn> signedIn) {
        return new LaunchRefusal(target, signedIn, Optional.empty());
    }

    void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        request.setAttribute(KEY, this);
        request.getRequestDispatcher(PAGE).forward(request, response);
    }

    static @Nullable LaunchRefusal of(HttpServletRequest request) {
        return (LaunchRefusal) request.getAttribute(KEY);
    }

    LaunchRefusedPage page() {
        return new LaunchRefusedPage(
                target,
                signedIn.flatMap(LaunchRefusal::operator).orElse(null),
                pause.map(WholeSeconds::words).orElse(null));
    }

    HttpStatus status() {
        return pause.isPresent() ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.FORBIDDEN;
    }

    private static Optional<String> operator(SignedIn person) {
        return person.member().role().side() == Role.Side.STATION
                ? Optional.of(person.member().name())
                : Optional.empty();
    }
}
