package org.keyholder.server.openid.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.keyholder.server.openid.Endpoints;
import org.keyholder.server.openid.Problem;
import org.keyholder.server.openid.Provider;
import org.keyholder.server.openid.Told;
import org.keyholder.server.shared.Secret;

/** Reads ID tokens that are signed with one of the provider's published keys, and no others. */
final class SignedTokens {

    /** Signatures by a pair of keys. With a shared secret, or without any signature, a token is whoever's who knows the form. */
    static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    private static final int SHORTEST_RSA = 2_048;

    /** Of keys that fit a token's head. Who publishes more names them. */
    private static final int MOST_TRIED = 10;

    private final Asking asking;
    private final Clock clock;

    SignedTokens(Asking asking, Clock clock) {
        this.asking = asking;
        this.clock = clock;
    }

    Told<Endpoints> requireKeys(Endpoints at) {
        return keys(at).then(keys -> keys.getKeys().stream().anyMatch(SignedTokens::isGood)
                ? new Told.Said<>(at)
                : Told.failed(Problem.NO_KEY));
    }

    private Told<JWKSet> keys(Endpoints at) {
        return asking.document(at.keys(), Map.of()).then(document -> {
            try {
                return new Told.Said<>(JWKSet.parse(document));
            } catch (ParseException e) {
                return Told.failed(Problem.NO_KEY);
            }
        });
    }

    private static boolean isGood(JWK key) {
        return key instanceof AsymmetricJWK
                && (!key.getKeyType().getValue().equals("RSA") || key.size() >= SHORTEST_RSA);
    }

    Told<IdToken> read(String text, Provider provider, Endpoints at, Secret nonce) {
        try {
            return switch (JWTParser.parse(text)) {
                case PlainJWT unsigned -> Told.failed(Problem.UNSIGNED);
                case SignedJWT signed
                when ALGORITHMS.contains(signed.getHeader().getAlgorithm().getName()) ->
                    keys(at).then(keys -> proven(signed, keys)).then(proven -> right(proven, provider, nonce));
                default -> Told.failed(Problem.WRONG_ALGORITHM);
            };
        } catch (ParseException e) {
            return Told.failed(Problem.NOT_UNDERSTOOD);
        }
    }

    private static Told<SignedJWT> proven(SignedJWT token, JWKSet keys) {
        return new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()))
                        .select(keys).stream()
                                .filter(SignedTokens::isGood)
                                .limit(MOST_TRIED)
                                .anyMatch(key -> isSignedWith(token, key))
                ? new Told.Said<>(token)
                : Told.failed(Problem.WRONG_SIGNATURE);
    }

    private static boolean isSignedWith(SignedJWT token, JWK key) {
        JWSHeader header = token.getHeader();
        try {
            return token.verify(
                    new DefaultJWSVerifierFactory().createJWSVerifier(header, ((AsymmetricJWK) key).toPublicKey()));
        } catch (JOSEException e) {
            return false; // a key of another kind than the head says
        }
    }

    private Told<IdToken> right(SignedJWT token, Provider provider, Secret nonce) {
        try {
            var read = IdToken.read(token.getJWTClaimsSet());
            return IdTokenRules.mistake(read, provider, nonce, clock.instant())
                    .<Told<IdToken>>map(Told::failed)
                    .orElseGet(() -> new Told.Said<>(read));
        } catch (ParseException e) {
            return Told.failed(Problem.NOT_UNDERSTOOD);
        }
    }
}
