package org.keyholder.server.identity.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.SignInPage;
import org.keyholder.server.shared.WholeSeconds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signing in, slowed down for whoever guesses: a try is counted before its password is checked, and a browser in which it succeeded is known
 * from then on.
 */
final class ThrottledSignIn extends OncePerRequestFilter implements AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(ThrottledSignIn.class);

    private final SignInThrottle throttle;
    private final KnownBrowsers browsers;
    private final SignInContexts contexts;
    private final SignInRecord record;
    private final HalfSignIns halves;

    ThrottledSignIn(
            SignInThrottle throttle,
            KnownBrowsers browsers,
            SignInContexts contexts,
            SignInRecord record,
            HalfSignIns halves) {
        this.throttle = throttle;
        this.browsers = browsers;
        this.contexts = contexts;
        this.record = record;
        this.halves = halves;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isTry(request)) {
            chain.doFilter(request, response);
            return;
        }
        var attempt = attempt(request);
        var wait = throttle.begin(attempt);
        if (wait.isPresent()) {
            record.throttled(SignInTry.typed(request), request);
            tellToWait(wait.get(), request, response);
        } else if (attempt.knownBrowser().isPresent()) {
            chain.doFilter(request, response);
        } else {
            asStranger(request, response, chain);
        }
    }

    /** Whether somebody sends the sign-in page's form. */
    static boolean isTry(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getServletPath().equals("/sign-in");
    }

    private static void asStranger(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            HashingThread.forStranger(Network.of(request.getRemoteAddr()), () -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private SignInTry attempt(HttpServletRequest request) {
        return SignInTry.of(request, browsers);
    }

    private static void tellToWait(Duration wait, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(WholeSeconds.of(wait)));
        answer(request, response, SignInPage.throttled(wait), HttpStatus.TOO_MANY_REQUESTS);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws ServletException, IOException {
        if (failure instanceof StationGate.NotFromHere) {
            throttle.succeeded(attempt(request));
            // Whoever has the password of one of the station's people and sits elsewhere may not be them.
            record.refused(SignInTry.typed(request), SignInRecord.Refused.ELSEWHERE);
            StationGate.show(request, response);
            return;
        }
        if (failure instanceof SecondStep.Needed) {
            throttle.succeeded(attempt(request));
            halves.begin(SignInTry.typed(request), request, response);
            response.sendRedirect(SecondStep.PAGE);
            return;
        }
        if (failure instanceof AuthenticationServiceException) {
            // Not the person's mistake: the database is away or too many come at once, and nothing was found out about
            // the password.
            throttle.withdrawn(attempt(request));
            log.warn("Somebody who wants to sign in is told to come again: {}", failure.getMessage());
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        record.refused(SignInTry.typed(request), SignInRecord.Refused.WRONG);
        answer(request, response, SignInPage.WRONG, HttpStatus.UNAUTHORIZED);
    }

    private static void answer(
            HttpServletRequest request, HttpServletResponse response, String words, HttpStatus status)
            throws ServletException, IOException {
        new SignInFailure(SignInTry.typed(request), words, status).show(request, response);
    }

    /** Lands where the address pointed before the sign-in, else where the person works. */
    SavedRequestAwareAuthenticationSuccessHandler success(RequestCache requests) {
        var handler = new SavedRequestAwareAuthenticationSuccessHandler() {
            @Override
            protected String determineTargetUrl(
                    HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who) {
                return contexts.member(request)
                        .map(member -> SecurityRules.startOf(member.role()))
                        .orElse("/");
            }

            @Override
            public void onAuthenticationSuccess(
                    HttpServletRequest request, HttpServletResponse response, Authentication who)
                    throws ServletException, IOException {
                rememberBrowser(request, response);
                super.onAuthenticationSuccess(request, response, who);
            }
        };
        handler.setRequestCache(requests);
        return handler;
    }

    private void rememberBrowser(HttpServletRequest request, HttpServletResponse response) {
        var attempt = attempt(request);
        throttle.succeeded(attempt);
        browsers.remember(attempt.login(), request, response);
    }
}
