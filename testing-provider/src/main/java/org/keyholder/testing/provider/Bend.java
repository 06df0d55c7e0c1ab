package org.keyholder.testing.provider;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a provider's answers are like.
 *
 * @param claims makes what the ID token says of what it would say
 * @param signing how the ID token is signed
 * @param answers makes the answers of token endpoint and discovery of what they would be, by the path's last part
 * @param error what the browser is sent back with instead of being asked who it is; the empty text is nothing
 */
public record Bend(
        UnaryOperator<JWTClaimsSet.Builder> claims,
        Signing signing,
        Function<String, UnaryOperator<String>> answers,
        String error) {

    /** How an ID token is signed. */
    public enum Signing {
        OWN_KEY,
        /** Another's, under the own key's name. */
        OTHER_KEY,
        /** With the client's secret, under HS256. */
        SHARED_SECRET,
        /** Not at all: {@code alg: none}. */
        NONE
    }

    public static final Bend STRAIGHT =
            new Bend(UnaryOperator.identity(), Signing.OWN_KEY, path -> UnaryOperator.identity(), "");

    public static Bend claims(UnaryOperator<JWTClaimsSet.Builder> claims) {
        return new Bend(claims, Signing.OWN_KEY, STRAIGHT.answers, "");
    }

    public static Bend signed(Signing signing) {
        return new Bend(STRAIGHT.claims, signing, STRAIGHT.answers, "");
    }

    /** @param path's last part, such as {@code token} */
    public static Bend answer(String path, UnaryOperator<String> answer) {
        return new Bend(
                STRAIGHT.claims, Signing.OWN_KEY, asked -> asked.equals(path) ? answer : UnaryOperator.identity(), "");
    }

    public static Bend refusing(String error) {
        return new Bend(STRAIGHT.claims, Signing.OWN_KEY, STRAIGHT.answers, error);
    }
}
