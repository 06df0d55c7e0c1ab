package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.keyholder.server.admission.TurnsAway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Spares those who guess on and on the page that tells them to wait: it costs the server more than a guess costs them. */
@Component
@ConditionalOnWebApplication
class GuessersTurnedAway implements TurnsAway {

    private final SignInThrottle throttle;
    private final KnownBrowsers browsers;

    GuessersTurnedAway(SignInThrottle throttle, KnownBrowsers browsers) {
        this.throttle = throttle;
        this.browsers = browsers;
    }

    @Override
    public Optional<Duration> until(HttpServletRequest request) {
        return ThrottledSignIn.isTry(request) && throttle.hasTold(Network.of(request.getRemoteAddr()))
                ? throttle.wait(SignInTry.of(request, browsers))
                : Optional.empty();
    }
}
