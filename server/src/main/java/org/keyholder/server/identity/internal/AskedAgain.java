package org.keyholder.server.identity.internal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.AskAgainPage;
import org.keyholder.server.identity.internal.passkey.Passkeys;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.shared.Secret;
import org.springframework.stereotype.Component;

/** Asks whoever has not shown for a while who they are, before what hurts. What they typed waits in the page that asks, and nowhere else. */
@Component
class AskedAgain {

    static final String PAGE = "/account/ask-again";

    /** Where a page is gone on to that was asked for, and not sent. */
    static final String GO_ON = "/account/again";

    static final String THEN = "then";

    static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private static final String PASSWORD = "again";
    private static final String CODE = "again-code";
    private static final String PASSKEY = "again-passkey";
    private static final Set<String> NOT_KEPT = Set.of(PASSWORD, CODE, PASSKEY, "_csrf");
    private static final String KEY = AskedAgain.class.getName();

    private final PersonRows people;
    private final Passkeys passkeys;
    private final SecondStep second;
    private final SignIns signIns;
    private final SignInContexts contexts;
    private final SignInThrottle throttle;
    private final SignInRecord record;
    private final Clock clock;

    AskedAgain(
            PersonRows people,
            Passkeys passkeys,
            SecondStep second,
            SignIns signIns,
            SignInContexts contexts,
            SignInThrottle throttle,
            SignInRecord record,
            Clock clock) {
        this.people = people;
        this.passkeys = passkeys;
        this.second = second;
        this.signIns = signIns;
        this.contexts = contexts;
        this.throttle = throttle;
        this.record = record;
        this.clock = clock;
    }

    /** Whether the request may go on; where not, it has been answered by the page that asks. */
    boolean mayGoOn(SignedIn me, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (isFresh(me)) {
            return true;
        }
        var tried = isSent(request) ? tried(me, request) : Optional.<FormErrors>empty();
        if (tried.isPresent() && !tried.get().any()) {
            signIns.proved(SignInContexts.key(request).orElseThrow(), me.id());
            contexts.renew(request, response);
            return true;
        }
        request.setAttribute(KEY, page(me, request, tried.orElse(FormErrors.NONE)));
        request.getRequestDispatcher(PAGE).forward(request, response);
        return false;
    }

    /** What is wrong with what they have shown; empty where they have shown nothing. */
    private Optional<FormErrors> tried(SignedIn me, HttpServletRequest request) {
        var passkey = request.getParameter(PASSKEY);
        if (passkey != null) {
            return Optional.of(tryPasskey(me, passkey));
        }
        return Optional.ofNullable(request.getParameter(PASSWORD)).map(typed -> tryBoth(me, typed, request));
    }

    private FormErrors tryPasskey(SignedIn me, String passkey) {
        return switch (passkeys.readAgain(me.id(), passkey)) {
            case Passkeys.TooOld old -> wrong("This page stood open for too long. Use the passkey once more.");
            case Passkeys.Unknown unknown -> wrong("This is none of your passkeys here. Type your password.");
            case Passkeys.Brought brought -> tryPasskey(me, brought);
        };
    }

    private FormErrors tryPasskey(SignedIn me, Passkeys.Brought brought) {
        return switch (passkeys.show(brought, me.member().scope())) {
            case RIGHT -> FormErrors.NONE;
            case WRONG -> wrong("This is none of your passkeys here. Type your password.");
            case COPIED -> {
                record.refused(me, SignInRecord.Refused.COPIED_PASSKEY);
                yield wrong("This passkey seems to have been copied. Type your password, and remove it.");
            }
        };
    }

    private boolean isFresh(SignedIn me) {
        return me.provedAt()
                .filter(at -> clock.instant().isBefore(at.plus(GOOD_FOR)))
                .isPresent();
    }

    private static boolean isSent(HttpServletRequest request) {
        return request.getMethod().equals("POST");
    }

    /** Whoever has a second factor shows that too: a password that was seen over a shoulder changes nothing. */
    private FormErrors tryBoth(SignedIn me, String password, HttpServletRequest request) {
        boolean isCodeNeeded = second.has(me).isThere();
        var code = Objects.requireNonNullElse(request.getParameter(CODE), "");
        if (isCodeNeeded && code.isBlank()) {
            // Nothing is said of the password, and nothing hashed for it.
            return FormErrors.of(Map.of(CODE, "Enter the code as well."));
        }
        var wrong = tryPassword(me, password, request);
        if (wrong.any() || !isCodeNeeded) {
            return wrong;
        }
        return switch (second.tryAgain(me, code, request)) {
            case SecondStep.Outcome.Right right -> FormErrors.NONE;
            case SecondStep.Outcome.Wrong unused ->
                FormErrors.of(Map.of(
                        CODE, "This code is wrong, or it has been used. Enter your password again and the next code."));
            case SecondStep.Outcome.TooMany(var pause) -> FormErrors.of(Map.of(CODE, tooMany(pause)));
        };
    }

    private static String tooMany(Duration pause) {
        return "Too many attempts. Try again in " + Math.max(1, pause.toSeconds()) + " s.";
    }

    private FormErrors tryPassword(SignedIn me, String password, HttpServletRequest request) {
        var attempt = new SignInTry(
                Login.of(me.getUsername()), Network.of(request.getRemoteAddr()), Optional.of("account of " + me.id()));
        var wait = throttle.begin(attempt);
        if (wait.isPresent()) {
            return wrong(tooMany(wait.get()));
        }
        if (!people.isPassword(me.member(), new Secret(password))) {
            return wrong("This is not your password.");
        }
        throttle.succeeded(attempt);
        return FormErrors.NONE;
    }

    private static FormErrors wrong(String words) {
        return FormErrors.of(Map.of(PASSWORD, words));
    }

    private AskAgainPage page(SignedIn me, HttpServletRequest request, FormErrors wrong) {
        var action = isSent(request) ? request.getRequestURI() : GO_ON;
        var fields = isSent(request) ? typed(request) : List.of(new AskAgainPage.Field(THEN, address(request)));
        var options = passkeys.optionsToShowAgain(me.member().scope(), me.id()).orElse(null);
        return AskAgainPage.of(me.member().name(), second.has(me), action, fields, options, wrong);
    }

    private static List<AskAgainPage.Field> typed(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .filter(field -> !NOT_KEPT.contains(field.getKey()))
                .flatMap(field ->
                        Arrays.stream(field.getValue()).map(value -> new AskAgainPage.Field(field.getKey(), value)))
                .toList();
    }

    private static String address(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    /** The page to show, on its way within the request. */
    static @Nullable AskAgainPage of(HttpServletRequest request) {
        return (AskAgainPage) request.getAttribute(KEY);
    }
}
