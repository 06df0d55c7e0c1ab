package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.SignInPage;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The sign-in page, and the way from the root to where a person works. */
@Controller
class SignInController {

    private final RequestCache requests;

    SignInController(RequestCache requests) {
        this.requests = requests;
    }

    @GetMapping("/sign-in")
    ModelAndView page(HttpServletRequest request, HttpServletResponse response) {
        var failure = SignInFailure.take(request);
        var saved = requests.getRequest(request, response);
        boolean towardsDesk = saved != null && saved.getRedirectUrl().contains("/monitoring");
        var page = new SignInPage(
                failure == null ? "" : failure.login(),
                failure == null ? message(request) : failure.words(),
                towardsDesk);
        return page.view(failure == null ? HttpStatus.OK : failure.status());
    }

    private static @Nullable String message(HttpServletRequest request) {
        return request.getParameter("signed-out") == null ? null : SignInPage.SIGNED_OUT;
    }

    @GetMapping("/")
    RedirectView root(@AuthenticationPrincipal SignedIn person) {
        return new RedirectView(SecurityRules.startOf(person), true);
    }
}
