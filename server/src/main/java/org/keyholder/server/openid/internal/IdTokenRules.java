package org.keyholder.server.openid.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keyholder.server.openid.Problem;
import org.keyholder.server.openid.Provider;
import org.keyholder.server.shared.Secret;

/** What has to be right in an ID token whose signature is (OpenID Connect Core 1.0, 3.1.3.7). */
final class IdTokenRules {

    /** So far the provider's clock may be from ours. */
    static final Duration LEEWAY = Duration.ofSeconds(60);

    /** It was issued for the question just asked. */
    static final Duration LONGEST_AGE = Duration.ofMinutes(10);

    private static final int LONGEST_SUBJECT = 255;

    private IdTokenRules() {}

    static Optional<Problem> mistake(IdToken token, Provider asked, Secret nonce, Instant now) {
        if (!token.issuer().equals(asked.issuer().toString())) {
            return Optional.of(Problem.WRONG_ISSUER);
        }
        if (!isFor(token, asked.clientId())) {
            return Optional.of(Problem.WRONG_AUDIENCE);
        }
        if (!isSame(token.nonce(), nonce.reveal())) {
            return Optional.of(Problem.WRONG_NONCE);
        }
        return timeOf(token, now).or(() -> subjectOf(token));
    }

    /** Among several, or where it is said, it was us for whom it was issued. */
    private static boolean isFor(IdToken token, String clientId) {
        return token.audience().contains(clientId)
                && (token.authorised().isPresent() || token.audience().size() == 1)
                && token.authorised().orElse(clientId).equals(clientId);
    }

    private static boolean isSame(String told, String wanted) {
        return MessageDigest.isEqual(told.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Problem> timeOf(IdToken token, Instant now) {
        if (!now.isBefore(token.expires().plus(LEEWAY))
                || !now.isBefore(token.issued().plus(LONGEST_AGE).plus(LEEWAY))) {
            return Optional.of(Problem.EXPIRED);
        }
        var latest = now.plus(LEEWAY);
        return token.issued().isAfter(latest) || token.notBefore().isAfter(latest)
                ? Optional.of(Problem.NOT_YET)
                : Optional.empty();
    }

    private static Optional<Problem> subjectOf(IdToken token) {
        return token.subject().isBlank() || token.subject().length() > LONGEST_SUBJECT
                ? Optional.of(Problem.WRONG_SUBJECT)
                : Optional.empty();
    }
}
