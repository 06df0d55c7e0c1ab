package org.keyholder.server.identity.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.keyholder.server.identity.internal.launch.SignedLaunch;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes signed launches out of what comes in, before anybody asks who is signed in. A look at the head alone uses none up. */
final class LaunchFilter extends OncePerRequestFilter {

    private final LaunchSignIns launches;

    LaunchFilter(LaunchSignIns launches) {
        this.launches = launches;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var query = request.getQueryString();
        if (query != null && isLaunch(request) && SignedLaunch.isMeant(query)) {
            launches.answer(query, request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isLaunch(HttpServletRequest request) {
        return request.getMethod().equals("GET") && request.getServletPath().equals("/monitoring");
    }
}
