package org.keyholder.server.openid;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.Secret;

/**
 * What makes an answer one to our own question.
 *
 * @param state comes back beside the answer: it is this browser's
 * @param nonce comes back inside the token: it was issued for this question
 * @param verifier what was hashed into the question: whoever caught the answer does not have it (PKCE, RFC 7636)
 */
public record Handshake(Secret state, Secret nonce, Secret verifier) {

    private static final int BYTES = 32;

    public Handshake {
        Objects.requireNonNull(state);
        Objects.requireNonNull(nonce);
        Objects.requireNonNull(verifier);
    }

    public static Handshake with(SecureRandom random) {
        return new Handshake(secret(random), secret(random), secret(random));
    }

    private static Secret secret(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(base64(bytes));
    }

    public String challenge() {
        return base64(Fingerprint.digest().digest(verifier.reveal().getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
