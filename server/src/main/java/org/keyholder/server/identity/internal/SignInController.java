package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OpenToAll;
import org.keyholder.server.identity.Right;
import org.keyholder.server.identity.SignInPage;
import org.keyholder.server.pages.ErrorPage;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The sign-in page, and the way from the root to where a person works. */
@Controller
class SignInController {

    private final SignInPages pages;

    SignInController(SignInPages pages) {
        this.pages = pages;
    }

    @GetMapping("/sign-in")
    @OpenToAll
    ModelAndView page(HttpServletRequest request, HttpServletResponse response) {
        return pages.page("", message(request), request, response).view(HttpStatus.OK);
    }

    private static @Nullable String message(HttpServletRequest request) {
        return request.getParameter("signed-out") == null ? null : SignInPage.SIGNED_OUT;
    }

    /** Where a failed try ends up within its own request. */
    @PostMapping(SignInFailure.PAGE)
    @OpenToAll
    ModelAndView failed(HttpServletRequest request, HttpServletResponse response) {
        var failure = SignInFailure.of(request);
        if (failure == null) {
            return new ModelAndView(new RedirectView("/sign-in", true));
        }
        return pages.page(failure.login(), failure.words(), request, response).view(failure.status());
    }

    /** Where a launch that is not accepted ends up within its own request. */
    @GetMapping(LaunchRefusal.PAGE)
    @OpenToAll
    ModelAndView launchRefused(HttpServletRequest request) {
        var refusal = LaunchRefusal.of(request);
        return refusal == null
                ? new ModelAndView(new RedirectView("/sign-in", true))
                : refusal.page().view(refusal.status());
    }

    /** Where an operator ends up, whatever they asked for, whom the station does not let in from there. */
    @RequestMapping(StationGate.PAGE)
    @OpenToAll
    ModelAndView notFromHere() {
        return new ErrorPage(
                        HttpStatus.FORBIDDEN.value(),
                        "Not from this address",
                        "Your station lets its operators in from its own addresses only. Go on at a desk of the station, or ask whoever runs it.",
                        null)
                .view(HttpStatus.FORBIDDEN);
    }

    @GetMapping("/")
    @Needs(Right.OWN_ACCOUNT)
    RedirectView root(Member member) {
        return new RedirectView(SecurityRules.startOf(member.role()), true);
    }
}
