package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.SecondFactor;
import org.keyholder.server.identity.internal.factor.FactorRows;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

/** Stops whoever has a second factor and has shown no more than a password, and lets them in once they show it. */
@Component
class SecondStep implements SessionAuthenticationStrategy {

    static final String PAGE = "/sign-in/code";

    /** Where whoever needs a second factor and has none sets it up. */
    static final String SET_UP = Entries.ACCOUNT + "/second-factor";

    /** Recovery codes are longer. */
    private static final Pattern APP_CODE = Pattern.compile("\\s*(\\d\\s*){6}");

    private final FactorRows factors;
    private final HalfSignIns halves;
    private final CodeThrottle throttle;
    private final KnownBrowsers browsers;
    private final SignInContexts contexts;
    private final SignInRecord record;

    SecondStep(
            FactorRows factors,
            HalfSignIns halves,
            CodeThrottle throttle,
            KnownBrowsers browsers,
            SignInContexts contexts,
            SignInRecord record) {
        this.factors = factors;
        this.halves = halves;
        this.throttle = throttle;
        this.browsers = browsers;
        this.contexts = contexts;
        this.record = record;
    }

    /** The password was right, and is not enough. */
    static final class Needed extends SessionAuthenticationException {

        private static final long serialVersionUID = 1L;

        Needed() {
            super("A second factor is needed");
        }
    }

    /** What comes of a code. */
    sealed interface Outcome {

        /** The person is signed in. */
        record Right(SignedIn person) implements Outcome {}

        record Wrong() implements Outcome {}

        /** Its code was not even looked at. */
        record TooMany(Duration pause) implements Outcome {}
    }

    HalfSignIns halves() {
        return halves;
    }

    @Override
    public void onAuthentication(
            @Nullable Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        if (authentication != null
                && authentication.getPrincipal() instanceof SignedIn person
                && has(person).isThere()) {
            throw new Needed();
        }
    }

    /** By what they may go on. */
    SecondFactor has(SignedIn half) {
        return factors.of(half.member().scope(), half.id());
    }

    /** Who has shown a right password in this browser, a moment ago. */
    Optional<SignedIn> half(HttpServletRequest request) {
        return halves.find(request);
    }

    Outcome tryCode(SignedIn half, String code, HttpServletRequest request, HttpServletResponse response) {
        return attempt(
                half,
                Proof.PASSWORD_AND_CODE,
                () -> factors.useCode(half.member().scope(), half.id(), code),
                request,
                response);
    }

    Outcome tryRecoveryCode(SignedIn half, String code, HttpServletRequest request, HttpServletResponse response) {
        return attempt(
                half,
                Proof.PASSWORD_AND_RECOVERY_CODE,
                () -> factors.useRecoveryCode(half.member().scope(), half.id(), code),
                request,
                response);
    }

    private interface Check {
        boolean isRight();
    }

    private Outcome attempt(
            SignedIn half, Proof proof, Check check, HttpServletRequest request, HttpServletResponse response) {
        var outcome = outcome(half, check, request);
        if (outcome instanceof Outcome.Right) {
            contexts.signIn(half.by(proof), request, response);
            end(half, request, response);
        }
        return outcome;
    }

    /** What comes of a code, the app's or a recovery code, that somebody shows who is signed in already. */
    Outcome tryAgain(SignedIn person, String code, HttpServletRequest request) {
        var scope = person.member().scope();
        return outcome(
                person,
                () -> APP_CODE.matcher(code).matches()
                        ? factors.useCode(scope, person.id(), code)
                        : factors.useRecoveryCode(scope, person.id(), code),
                request);
    }

    private Outcome outcome(SignedIn person, Check check, HttpServletRequest request) {
        var browser = browsers.known(request, Login.of(person.getUsername())).orElse(null);
        var wait = throttle.begin(person.id(), browser);
        if (wait.isPresent()) {
            record.throttled(person.getUsername(), request);
            return new Outcome.TooMany(wait.get());
        }
        if (!check.isRight()) {
            record.refused(person.getUsername(), SignInRecord.Refused.WRONG_CODE);
            return new Outcome.Wrong();
        }
        throttle.succeeded(person.id(), browser);
        return new Outcome.Right(person);
    }

    /** The person is signed in: what was half is over, and the browser is known from then on. */
    void end(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        halves.end(request, response);
        browsers.remember(Login.of(person.getUsername()), request, response);
    }
}
