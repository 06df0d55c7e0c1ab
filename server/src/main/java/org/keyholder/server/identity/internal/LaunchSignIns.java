package org.keyholder.server.identity.internal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.keyholder.server.identity.internal.launch.LaunchThrottle;
import org.keyholder.server.identity.internal.launch.SignedLaunch;
import org.keyholder.server.shared.WholeSeconds;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Answers a signed launch: signs its operator in, in place of whoever was, and leads on to the plain address, so that no signature stays in
 * the address bar, in the history or in what the next request says of the last. What is not accepted is told in one way.
 */
@Component
class LaunchSignIns {

    private final SignedLaunches launches;
    private final LaunchThrottle throttle;
    private final SignInContexts contexts;
    private final SignInRecord record;
    private final WantedPage wanted;

    LaunchSignIns(
            SignedLaunches launches,
            LaunchThrottle throttle,
            SignInContexts contexts,
            SignInRecord record,
            WantedPage wanted) {
        this.launches = launches;
        this.throttle = throttle;
        this.contexts = contexts;
        this.record = record;
        this.wanted = wanted;
    }

    /** @param query as it stands in the request */
    void answer(String query, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        // It is the key to somebody's desk for a minute.
        response.setHeader("Referrer-Policy", "no-referrer");
        var target = SignedLaunch.plain(query);
        switch (launches.use(query, request.getRemoteAddr())) {
            case SignedLaunches.Outcome.Accepted(var operator) -> {
                signIn(operator, request, response);
                response.sendRedirect(target);
            }
            case SignedLaunches.Outcome.NotAnyMore(var operator) -> {
                record.refused(operator, SignInRecord.Refused.LAUNCH_USED_OR_OLD);
                refuse(LaunchRefusal.of(target, signedIn()), request, response);
            }
            case SignedLaunches.Outcome.FromElsewhere(var operator) -> {
                record.refused(operator, SignInRecord.Refused.LAUNCH_ELSEWHERE);
                StationGate.show(request, response);
            }
            case SignedLaunches.Outcome.Wrong wrong -> {
                record.wrongLaunch(request);
                var wait = throttle.wrong(request.getRemoteAddr());
                wait.ifPresent(
                        time -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(WholeSeconds.of(time))));
                refuse(new LaunchRefusal(target, signedIn(), wait), request, response);
            }
        }
    }

    /**
     * Who goes on in the browser where they are signed in goes on with the same sign-in. For another of their organisations they do not: the
     * account of the launch would be looked for there, and another customer may have it.
     */
    private void signIn(SignedIn operator, HttpServletRequest request, HttpServletResponse response) {
        if (signedIn().filter(person -> person.worksAs(operator)).isPresent()) {
            return;
        }
        contexts.signIn(operator.by(Proof.LAUNCH), request, response);
    }

    private static Optional<SignedIn> signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person
                ? Optional.of(person)
                : Optional.empty();
    }

    /** Signing in by hand leads where the launch was to lead. */
    private void refuse(LaunchRefusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        wanted.save(refusal.target(), request, response);
        refusal.show(request, response);
    }
}
