package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.keyholder.server.identity.OpenToAll;
import org.keyholder.server.identity.SecondStepPage;
import org.keyholder.server.identity.internal.passkey.Passkeys;
import org.keyholder.server.shared.WholeSeconds;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page between a right password and being signed in. */
@Controller
class SecondStepController {

    private final SecondStep step;
    private final Passkeys passkeys;
    private final OperatorNetworks networks;
    private final AfterSignIn after;

    SecondStepController(SecondStep step, Passkeys passkeys, OperatorNetworks networks, AfterSignIn after) {
        this.step = step;
        this.passkeys = passkeys;
        this.networks = networks;
        this.after = after;
    }

    @GetMapping(SecondStep.PAGE)
    @OpenToAll
    ModelAndView page(HttpServletRequest request, HttpServletResponse response) {
        return step.half(request)
                .map(half -> page(half, request, response).view())
                .orElseGet(SecondStepController::again);
    }

    private SecondStepPage page(SignedIn half, HttpServletRequest request, HttpServletResponse response) {
        return SecondStepPage.of(step.has(half), passkeys.optionsToShow(), after.isTowardsDesk(request, response));
    }

    /** Five minutes are over, or nobody has begun. */
    private static ModelAndView again() {
        return AfterSignIn.redirect("/sign-in");
    }

    /** @param recovery a recovery code in place of the app's */
    @PostMapping(SecondStep.PAGE)
    @OpenToAll
    ModelAndView show(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String recovery,
            HttpServletRequest request,
            HttpServletResponse response) {
        var half = step.half(request);
        if (half.isEmpty()) {
            return again();
        }
        if (!networks.letIn(half.get().member(), request.getRemoteAddr())) {
            return new ModelAndView("forward:" + StationGate.PAGE);
        }
        var page = page(half.get(), request, response);
        return recovery.isBlank()
                ? answer(step.tryCode(half.get(), code, request, response), page, false, request, response)
                : answer(step.tryRecoveryCode(half.get(), recovery, request, response), page, true, request, response);
    }

    private ModelAndView answer(
            SecondStep.Outcome outcome,
            SecondStepPage page,
            boolean recovery,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (outcome) {
            case SecondStep.Outcome.Right(var person) -> after.goOn(person, request, response);
            case SecondStep.Outcome.Wrong wrong -> page.wrong(recovery).view(HttpStatus.UNAUTHORIZED);
            case SecondStep.Outcome.TooMany(var pause) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(WholeSeconds.of(pause)));
                yield page.throttled(pause, recovery).view(HttpStatus.TOO_MANY_REQUESTS);
            }
        };
    }
}
