package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OpenToAll;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets people to a handler who have the right that it needs, and to one of the API programs one of whose scopes is that right; to one that
 * says nothing, nobody.
 */
@Component
class RightsOfHandlers implements HandlerInterceptor {

    private static final String API = "/api/";

    /** Machines, and whoever holds a texted link: they show keys of their own, and the files are the same for everybody. */
    private static final List<String> NOT_FOR_PEOPLE = List.of(
            API, "/providers/", "/health", "/a/", "/w/", "/assets/", "/webjars/", "/brand/", "/favicon.ico", "/error");

    private final ProgramAccess programs;

    RightsOfHandlers(ProgramAccess programs) {
        this.programs = programs;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            check(request, method);
        }
        return true;
    }

    private void check(HttpServletRequest request, HandlerMethod method) {
        if (request.getServletPath().startsWith(API)) {
            programs.check(request, needs(method));
        } else if (isForPeople(request) && !mayBeReached(method)) {
            throw new AccessDeniedException("The role does not have the right");
        }
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
