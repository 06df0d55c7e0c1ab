package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.keyholder.server.identity.OpenToAll;
import org.keyholder.server.identity.SecondStepPage;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The page between a right password and being signed in. */
@Controller
class SecondStepController {

    private final SecondStep step;
    private final OperatorNetworks networks;
    private final RequestCache requests;

    SecondStepController(SecondStep step, OperatorNetworks networks, RequestCache requests) {
        this.step = step;
        this.networks = networks;
        this.requests = requests;
    }

    @GetMapping(SecondStep.PAGE)
    @OpenToAll
    ModelAndView page(HttpServletRequest request, HttpServletResponse response) {
        return step.half(request).isPresent()
                ? SecondStepPage.empty(towardsDesk(request, response)).view()
                : again();
    }

    /** Five minutes are over, or nobody has begun. */
    private static ModelAndView again() {
        return new ModelAndView(new RedirectView("/sign-in", true));
    }

    private boolean towardsDesk(HttpServletRequest request, HttpServletResponse response) {
        var wanted = requests.getRequest(request, response);
        return wanted != null && wanted.getRedirectUrl().startsWith("/monitoring");
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
        var outcome = recovery.isBlank()
                ? step.tryCode(half.get(), code, request, response)
                : step.tryRecoveryCode(half.get(), recovery, request, response);
        return answer(outcome, !recovery.isBlank(), request, response);
    }

    /** As it is: what stands in braces in an address is no variable of ours. */
    private static ModelAndView redirect(String target) {
        var view = new RedirectView(target, true);
        view.setExpandUriTemplateVariables(false);
        return new ModelAndView(view);
    }

    private ModelAndView answer(
            SecondStep.Outcome outcome, boolean byRecovery, HttpServletRequest request, HttpServletResponse response) {
        var desk = towardsDesk(request, response);
        return switch (outcome) {
            case SecondStep.Outcome.Right(var person) -> {
                var wanted = requests.getRequest(request, response);
                requests.removeRequest(request, response);
                yield redirect(
                        wanted == null ? SecurityRules.startOf(person.member().role()) : wanted.getRedirectUrl());
            }
            case SecondStep.Outcome.Wrong wrong ->
                SecondStepPage.wrong(byRecovery, desk).view(HttpStatus.UNAUTHORIZED);
            case SecondStep.Outcome.TooMany(var pause) -> {
                var seconds = Math.max(1, pause.plusSeconds(1).minusNanos(1).toSeconds());
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
                yield SecondStepPage.throttled(seconds, byRecovery, desk).view(HttpStatus.TOO_MANY_REQUESTS);
            }
        };
    }
}
