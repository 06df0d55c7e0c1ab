package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OpenToAll;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets people to a handler who have the right that it needs; to one that says nothing, nobody. */
final class RightsOfHandlers implements HandlerInterceptor {

    /** Machines, and whoever holds a texted link: they show keys of their own, and the files are the same for everybody. */
    private static final List<String> NOT_FOR_PEOPLE = List.of(
            "/api/",
            "/providers/",
            "/health",
            "/a/",
            "/w/",
            "/assets/",
            "/webjars/",
            "/brand/",
            "/favicon.ico",
            "/error");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isForPeople(request) && !mayBeReached(method)) {
            throw new AccessDeniedException("The role does not have the right");
        }
        return true;
    }

    private static boolean isForPeople(HttpServletRequest request) {
        return NOT_FOR_PEOPLE.stream().noneMatch(request.getServletPath()::startsWith);
    }

    private static boolean mayBeReached(HandlerMethod handler) {
        if (handler.hasMethodAnnotation(OpenToAll.class)) {
            return true;
        }
        var needed = needs(handler);
        return needed != null && WhoIsSignedIn.member().may(needed.value());
    }

    private static @Nullable Needs needs(HandlerMethod handler) {
        var own = handler.getMethodAnnotation(Needs.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Needs.class);
    }
}
