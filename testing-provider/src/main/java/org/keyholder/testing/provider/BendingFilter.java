package org.keyholder.testing.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Bends what the provider answers, and writes its tokens by the clock that it was given. */
final class BendingFilter extends OncePerRequestFilter {

    private static final Duration LIFE = Duration.ofMinutes(5);

    private final RSAKey key;
    private final RSAKey other;
    private final String secret;
    private final Clock clock;
    private volatile Bend bend = Bend.STRAIGHT;

    BendingFilter(RSAKey key, RSAKey other, String secret, Clock clock) {
        this.key = key;
        this.other = other;
        this.secret = secret;
        this.clock = clock;
    }

    void bend(Bend how) {
        bend = how;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        if (path.endsWith("/authorize")) {
            ask(request, response, chain);
        } else if (path.endsWith("/token") || path.endsWith("/openid-configuration") || path.endsWith("/jwks")) {
            var kept = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, kept);
            var body = new String(kept.getContentAsByteArray(), StandardCharsets.UTF_8);
            if (!body.isEmpty()) {
                kept.resetBuffer();
                kept.getOutputStream().write(bent(path, body).getBytes(StandardCharsets.UTF_8));
            }
            kept.copyBodyToResponse();
        } else {
            chain.doFilter(request, response);
        }
    }

    private void ask(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (bend.error().isEmpty()) {
            chain.doFilter(request, response);
        } else {
            response.sendRedirect(request.getParameter("redirect_uri") + "?error=" + bend.error() + "&state="
                    + request.getParameter("state"));
        }
    }

    private String bent(String path, String body) throws ServletException {
        try {
            var answer = JSONObjectUtils.parse(body);
            if (answer.get("id_token") instanceof String token) {
                answer.put("id_token", bent(SignedJWT.parse(token)));
            }
            return bend.answers()
                    .apply(path.substring(path.lastIndexOf('/') + 1))
                    .apply(JSONObjectUtils.toJSONString(answer));
        } catch (ParseException | JOSEException e) {
            throw new ServletException(e);
        }
    }

    private String bent(SignedJWT token) throws ParseException, JOSEException {
        var now = clock.instant();
        var claims = bend.claims()
                .apply(new JWTClaimsSet.Builder(token.getJWTClaimsSet())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE))))
                .build();
        return switch (bend.signing()) {
            case OWN_KEY -> signed(claims, key);
            case OTHER_KEY -> signed(claims, other);
            case NONE -> new PlainJWT(claims).serialize();
            case SHARED_SECRET -> {
                var shared = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
                shared.sign(new MACSigner(secret));
                yield shared.serialize();
            }
        };
    }

    private String signed(JWTClaimsSet claims, RSAKey with) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(with));
        return token.serialize();
    }
}
