package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * The hidden token of every form. It follows from the secret by which the browser is signed in, and so needs no place of
 * its own, ends with it, and outlives a restart like it. Before anybody signs in, a cookie of its own stands in for that.
 */
@Component
class FormTokens implements CsrfTokenRepository {

    static final BrowserCookie BEFORE_SIGN_IN = BrowserCookie.untilClosed("keyholder-form");

    private static final String ALGORITHM = "HmacSHA256";
    private static final String ABOUT = "form token";
    private static final int KEY_LENGTH = 24;

    private final SecureRandom random = new SecureRandom();

    /** A token by what it follows from. */
    private record FormToken(String key) implements CsrfToken {

        @Override
        public String getHeaderName() {
            return "X-CSRF-TOKEN";
        }

        @Override
        public String getParameterName() {
            return "_csrf";
        }

        @Override
        public String getToken() {
            return from(key);
        }

        @Override
        public String toString() {
            return "(form token)";
        }
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        var key = new byte[KEY_LENGTH];
        random.nextBytes(key);
        return new FormToken(Base64.getUrlEncoder().withoutPadding().encodeToString(key));
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token instanceof FormToken fresh) {
            BEFORE_SIGN_IN.set(fresh.key(), request, response);
        } else if (token == null && BEFORE_SIGN_IN.read(request).isPresent()) {
            BEFORE_SIGN_IN.remove(request, response);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return SignInContexts.COOKIE
                .read(request)
                .or(() -> BEFORE_SIGN_IN.read(request))
                .map(FormToken::new)
                .orElse(null);
    }

    private static String from(String key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(ABOUT.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
