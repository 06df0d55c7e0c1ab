package org.keyholder.server.identity.internal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.AsksAgain;
import org.keyholder.server.identity.BeforeSecondFactor;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OpenToAll;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets people to a handler who have the right that it needs, and to one of the API programs one of whose scopes is that right; to one that
 * says nothing, nobody. Who needs a second factor and has none is led to it from everywhere, and before what hurts people show once more who
 * they are.
 */
@Component
class RightsOfHandlers implements HandlerInterceptor {

    private static final String API = "/api/";

    /** Machines, and whoever holds a texted link: they show keys of their own, and the files are the same for everybody. */
    private static final List<String> NOT_FOR_PEOPLE = List.of(
            API, "/providers/", "/health", "/a/", "/w/", "/assets/", "/webjars/", "/brand/", "/favicon.ico", "/error");

    private final ProgramAccess programs;
    private final WantedPage wanted;
    private final AskedAgain again;
    private final SignInRecord record;

    RightsOfHandlers(ProgramAccess programs, WantedPage wanted, AskedAgain again, SignInRecord record) {
        this.programs = programs;
        this.wanted = wanted;
        this.again = again;
        this.record = record;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException, ServletException {
        // What shows a failure belongs to nobody, and nobody was refused anything.
        if (!(handler instanceof HandlerMethod method) || request.getDispatcherType() == DispatcherType.ERROR) {
            return true;
        }
        if (request.getServletPath().startsWith(API)) {
            programs.check(request, needs(method));
            return true;
        }
        return !isForPeople(request) || isOpen(method) || mayGoOn(method, request, response);
    }

    private boolean mayGoOn(HandlerMethod method, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!mayBeReached(method)) {
            record.rightRefused(WhoIsSignedIn.signedIn(), request);
            throw new AccessDeniedException("The role does not have the right");
        }
        if (isKeptByFactor(method)) {
            return leadToFactor(request, response);
        }
        return !method.hasMethodAnnotation(AsksAgain.class)
                || again.mayGoOn(WhoIsSignedIn.signedIn(), request, response);
    }

    private static boolean isOpen(HandlerMethod handler) {
        return handler.hasMethodAnnotation(OpenToAll.class);
    }

    private static boolean isKeptByFactor(HandlerMethod handler) {
        return WhoIsSignedIn.signedIn().isFactorDue() && !handler.hasMethodAnnotation(BeforeSecondFactor.class);
    }

    /** Once it is set up, they go on to what they wanted. */
    private boolean leadToFactor(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!WantedPage.isPage(request)) {
            throw new AccessDeniedException("A second factor has to be set up first");
        }
        wanted.saveRequest(request, response);
        response.sendRedirect(SecondStep.SET_UP);
        return false;
    }

    private static boolean isForPeople(HttpServletRequest request) {
        return NOT_FOR_PEOPLE.stream().noneMatch(request.getServletPath()::startsWith);
    }

    private static boolean mayBeReached(HandlerMethod handler) {
        var needed = needs(handler);
        return needed != null && WhoIsSignedIn.member().may(needed.value());
    }

    private static @Nullable Needs needs(HandlerMethod handler) {
        var own = handler.getMethodAnnotation(Needs.class);
        return own != null ? own : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Needs.class);
    }
}
