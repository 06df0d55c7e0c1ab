package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.keyholder.server.identity.Member;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Where somebody goes who signs in otherwise than by the sign-in page's form: to the page that was wanted, else to where they work. */
@Component
class AfterSignIn {

    private final RequestCache requests;

    AfterSignIn(RequestCache requests) {
        this.requests = requests;
    }

    ModelAndView goOn(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        return redirect(target(person.member(), request, response));
    }

    /** The address of it; the page that was wanted is not wanted any more. */
    String target(Member member, HttpServletRequest request, HttpServletResponse response) {
        var wanted = requests.getRequest(request, response);
        requests.removeRequest(request, response);
        return wanted == null ? SecurityRules.startOf(member.role()) : wanted.getRedirectUrl();
    }

    /** As it is: what stands in braces in an address is no variable of ours. */
    static ModelAndView redirect(String target) {
        var view = new RedirectView(target, true);
        view.setExpandUriTemplateVariables(false);
        return new ModelAndView(view);
    }

    boolean isTowardsDesk(HttpServletRequest request, HttpServletResponse response) {
        var wanted = requests.getRequest(request, response);
        return wanted != null && wanted.getRedirectUrl().startsWith("/monitoring");
    }
}
