package org.keyholder.server.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What another site's page asks a person's browser for: its window may be sent here, by a link, and nothing else. No picture, frame,
 * script or form of another site gets an answer, whatever cookies come with it. Browsers say so themselves (Fetch Metadata); a program
 * that is no browser says nothing, and has no cookies to be abused.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class CrossSiteRequests extends OncePerRequestFilter {

    /** From our own pages, and from no page at all: typed, a bookmark, or another program such as a station's. */
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (mayPass(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean mayPass(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site == null || OURS.contains(site)) {
            return true;
        }
        return READING.contains(request.getMethod())
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"));
    }
}
