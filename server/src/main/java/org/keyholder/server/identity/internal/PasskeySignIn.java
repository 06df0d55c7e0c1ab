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

    PasskeySignIn(
            Passkeys passkeys,
            PersonRows people,
            OperatorNetworks networks,
            SignInContexts contexts,
            SignInRecord record,
            SecondStep secondStep,
            AfterSignIn after) {
        this.passkeys = passkeys;
        this.people = people;
        this.networks = networks;
        this.contexts = contexts;
        this.record = record;
        this.secondStep = secondStep;
        this.after = after;
    }

    @PostMapping(PATH)
    @OpenToAll
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String passkey, HttpServletRequest request, HttpServletResponse response) {
        var brought = passkeys.read(passkey);
        var person = brought.flatMap(one -> people.find(one.login()));
        if (brought.isEmpty() || person.isEmpty()) {
            record.refused("", SignInRecord.Refused.UNKNOWN_PASSKEY);
            return refused(SignInPage.UNKNOWN_PASSKEY, request, response);
        }
        if (!networks.letIn(person.get().member(), request.getRemoteAddr())) {
            return new ModelAndView("forward:" + StationGate.PAGE);
        }
        return switch (passkeys.show(brought.get(), person.get().member().scope())) {
            case RIGHT -> goOn(person.get(), request, response);
            case WRONG -> {
                record.refused(person.get().getUsername(), SignInRecord.Refused.WRONG_PASSKEY);
                yield refused(SignInPage.UNKNOWN_PASSKEY, request, response);
            }
            case COPIED -> {
                record.refused(person.get().getUsername(), SignInRecord.Refused.COPIED_PASSKEY);
                yield refused(SignInPage.COPIED_PASSKEY, request, response);
            }
        };
    }

    private ModelAndView goOn(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        contexts.signIn(person.by(Proof.PASSKEY), request, response);
        secondStep.end(person, request, response);
        return after.goOn(person, request, response);
    }

    private ModelAndView refused(String words, HttpServletRequest request, HttpServletResponse response) {
        return new SignInPage("", words, after.isTowardsDesk(request, response), passkeys.optionsToShow())
                .view(HttpStatus.UNAUTHORIZED);
    }
}
