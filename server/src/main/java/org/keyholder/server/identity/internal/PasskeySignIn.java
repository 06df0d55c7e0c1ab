package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.keyholder.server.identity.OpenToAll;
import org.keyholder.server.identity.SignInPage;
import org.keyholder.server.identity.internal.passkey.Passkeys;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Signing in by a passkey, which stands for password and second factor. */
@Controller
class PasskeySignIn {

    static final String PATH = "/sign-in/passkey";

    private final Passkeys passkeys;
    private final PersonRows people;
    private final OperatorNetworks networks;
    private final SignInContexts contexts;
    private final SignInRecord record;
    private final SecondStep secondStep;
    private final AfterSignIn after;
    private final SignInPages pages;

    PasskeySignIn(
            Passkeys passkeys,
            PersonRows people,
            OperatorNetworks networks,
            SignInContexts contexts,
            SignInRecord record,
            SecondStep secondStep,
            AfterSignIn after,
            SignInPages pages) {
        this.passkeys = passkeys;
        this.people = people;
        this.networks = networks;
        this.contexts = contexts;
        this.record = record;
        this.secondStep = secondStep;
        this.after = after;
        this.pages = pages;
    }

    @PostMapping(PATH)
    @OpenToAll
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String passkey, HttpServletRequest request, HttpServletResponse response) {
        return switch (passkeys.read(passkey)) {
            case Passkeys.TooOld old -> refused(SignInPage.OLD_PASSKEY, request, response);
            case Passkeys.Unknown unknown -> unknown(request, response);
            case Passkeys.Brought brought ->
                people.find(brought.login())
                        .map(person -> show(brought, person, request, response))
                        .orElseGet(() -> unknown(request, response));
        };
    }

    private ModelAndView unknown(HttpServletRequest request, HttpServletResponse response) {
        record.unknownPasskey(request);
        return refused(SignInPage.UNKNOWN_PASSKEY, request, response);
    }

    private ModelAndView show(
            Passkeys.Brought brought, SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        return switch (passkeys.show(brought, person.member().scope())) {
            case RIGHT -> goOn(person, request, response);
            case WRONG -> {
                record.refused(person, SignInRecord.Refused.WRONG_PASSKEY);
                yield refused(SignInPage.UNKNOWN_PASSKEY, request, response);
            }
            case COPIED -> {
                record.refused(person, SignInRecord.Refused.COPIED_PASSKEY);
                yield refused(SignInPage.COPIED_PASSKEY, request, response);
            }
        };
    }

    private ModelAndView goOn(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        // After the passkey: to nobody else it is said that there is such an operator.
        if (!networks.letIn(person.member(), request.getRemoteAddr())) {
            record.refused(person, SignInRecord.Refused.ELSEWHERE);
            return new ModelAndView("forward:" + StationGate.PAGE);
        }
        contexts.signIn(person.by(Proof.PASSKEY), request, response);
        secondStep.end(person, request, response);
        return after.goOn(person, request, response);
    }

    private ModelAndView refused(String words, HttpServletRequest request, HttpServletResponse response) {
        return pages.page("", words, request, response).view(HttpStatus.UNAUTHORIZED);
    }
}
