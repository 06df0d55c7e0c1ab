package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.admission.KnownVisitor;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.SignIn;
import org.keyholder.server.shared.Secret;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Tells Spring Security who is signed in, from the secret in the browser's cookie. There is no HTTP session: nothing is
 * kept for who is not signed in, and nothing in memory alone, so that a restart signs nobody out.
 */
@Component
class SignInContexts implements SecurityContextRepository, SignIn {

    static final BrowserCookie COOKIE = BrowserCookie.untilClosed("keyholder-sign-in");

    private static final String LOADED = SignInContexts.class.getName();
    private static final String RENEWED = LOADED + ".renewed";

    private final SignIns signIns;
    private final SignInRecord record;

    SignInContexts(SignIns signIns, SignInRecord record) {
        this.signIns = signIns;
        this.record = record;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    /** Read when somebody asks for it, which what is open to everybody does not. */
    private final class Deferred implements DeferredSecurityContext {

        private final HttpServletRequest request;
        private @Nullable SecurityContext context;

        Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            if (context == null) {
                context = load(request);
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }

    /** Once a request: a stream that ends hours later still belongs to whoever opened it. */
    private SecurityContext load(HttpServletRequest request) {
        if (request.getAttribute(LOADED) instanceof SecurityContext loaded) {
            return loaded;
        }
        var context = context(request, key(request).flatMap(signIns::find));
        request.setAttribute(LOADED, context);
        return context;
    }

    private static SecurityContext context(HttpServletRequest request, Optional<SignedIn> signedIn) {
        var context = new SecurityContextImpl();
        signedIn.ifPresent(person -> {
            KnownVisitor.mark(request);
            context.setAuthentication(
                    UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
        });
        return context;
    }

    private static SignIns.From from(HttpServletRequest request) {
        return new SignIns.From(
                request.getRemoteAddr(),
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse(""));
    }

    /** As whom the person of this request works, also where it is the request by which they sign in. */
    Optional<Member> member(HttpServletRequest request) {
        return load(request).getAuthentication() instanceof Authentication known
                        && known.getPrincipal() instanceof SignedIn person
                ? Optional.of(person.member())
                : Optional.empty();
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var authentication = context.getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn person) {
            key(request).ifPresent(this::signOut);
            // Always a new secret: one that was slipped into the browser before does not become a signed-in one.
            var secret = record.signedIn(person, () -> signIns.open(person, from(request)));
            COOKIE.set(secret.reveal(), request, response);
            request.setAttribute(LOADED, context(request, signIns.find(secret)));
        } else {
            key(request).ifPresent(key -> {
                signOut(key);
                COOKIE.remove(request, response);
            });
            request.setAttribute(LOADED, context);
        }
    }

    @Override
    public void as(Member member, HttpServletRequest request, HttpServletResponse response) {
        signIn(SignedIn.as("", member), request, response);
    }

    @Override
    public void renew(HttpServletRequest request, HttpServletResponse response) {
        key(request).flatMap(signIns::renew).ifPresent(secret -> {
            COOKIE.set(secret.reveal(), request, response);
            request.setAttribute(RENEWED, secret);
        });
    }

    /** From this answer on the browser is the person's, who has shown what they carry. */
    void signIn(SignedIn arriving, HttpServletRequest request, HttpServletResponse response) {
        saveContext(
                new SecurityContextImpl(
                        UsernamePasswordAuthenticationToken.authenticated(arriving, null, arriving.getAuthorities())),
                request,
                response);
    }

    /** Who it was is asked once more: whoever signs somebody out, or comes in their place, has changed the context by now. */
    private void signOut(Secret key) {
        signIns.find(key)
                .ifPresentOrElse(
                        person -> record.signedOut(person, () -> signIns.close(key)), () -> signIns.close(key));
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return load(request).getAuthentication() != null;
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    /** The secret of the browser, also in the request in which it got another. */
    static Optional<Secret> key(HttpServletRequest request) {
        return request.getAttribute(RENEWED) instanceof Secret renewed
                ? Optional.of(renewed)
                : COOKIE.read(request).map(Secret::new);
    }
}
