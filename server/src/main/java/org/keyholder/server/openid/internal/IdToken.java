package org.keyholder.server.openid.internal;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an ID token says (OpenID Connect Core 1.0, 2). What is missing is empty, or so long ago that no rule takes it.
 *
 * @param authorised for whom it was issued, where it says so
 * @param saysEmail whether it names an e-mail address at all
 * @param email where the provider has verified it
 */
record IdToken(
        String issuer,
        List<String> audience,
        Optional<String> authorised,
        Instant expires,
        Instant issued,
        Instant notBefore,
        String nonce,
        String subject,
        boolean saysEmail,
        Optional<String> email) {

    IdToken {
        audience = List.copyOf(audience);
    }

    static IdToken read(JWTClaimsSet claims) throws ParseException {
        return new IdToken(
                text(claims, "iss").orElse(""),
                claims.getAudience(),
                text(claims, "azp"),
                time(claims.getExpirationTime()),
                time(claims.getIssueTime()),
                time(claims.getNotBeforeTime()),
                text(claims, "nonce").orElse(""),
                text(claims, "sub").orElse(""),
                claims.getClaim("email") != null,
                Boolean.TRUE.equals(claims.getClaim("email_verified")) ? text(claims, "email") : Optional.empty());
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) throws ParseException {
        return Optional.ofNullable(claims.getStringClaim(name));
    }

    private static Instant time(@Nullable Date date) {
        return date == null ? Instant.EPOCH : date.toInstant();
    }
}
