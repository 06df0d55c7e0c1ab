package org.keyholder.server.identity.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps operators out who come from elsewhere than their station allows: as they sign in, and with every request after that. The
 * sign-in page and signing out are for everybody, wherever they are.
 */
final class StationGate extends OncePerRequestFilter implements SessionAuthenticationStrategy {

    static final String PAGE = "/sign-in/not-from-here";

    private final OperatorNetworks networks;

    StationGate(OperatorNetworks networks) {
        this.networks = networks;
    }

    /** Who has shown a right password, and comes from elsewhere. */
    static final class NotFromHere extends SessionAuthenticationException {

        private static final long serialVersionUID = 1L;

        NotFromHere() {
            super("The station does not let its operators in from here");
        }
    }

    @Override
    public void onAuthentication(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        if (isOutside(authentication, request)) {
            throw new NotFromHere();
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getServletPath().startsWith("/sign-in")
                && isOutside(SecurityContextHolder.getContext().getAuthentication(), request)) {
            show(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isOutside(@Nullable Authentication authentication, HttpServletRequest request) {
        return authentication != null
                && authentication.getPrincipal() instanceof SignedIn person
                && !networks.letIn(person.member(), request.getRemoteAddr());
    }

    static void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        request.getRequestDispatcher(PAGE).forward(request, response);
    }
}
