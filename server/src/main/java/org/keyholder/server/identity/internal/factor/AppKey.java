package org.keyholder.server.identity.internal.factor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.keyholder.server.shared.Secret;

/** The key that a person's authenticator app makes its codes from, in the letters in which apps take it (base 32). */
public record AppKey(Secret letters) {

    /** As RFC 4226 recommends: as many as the hash has. */
    private static final int BYTES = 20;

    private static final SecureRandom RANDOM = new SecureRandom();

    public AppKey {
        Objects.requireNonNull(letters);
    }

    /** A new one. */
    public static AppKey make() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new AppKey(new Secret(Base32.toBase32String(bytes)));
    }

    SecretKeySpec key() {
        return new SecretKeySpec(Base32.decode(letters.reveal()), "RAW");
    }

    /** What the QR code holds: apps know it as a key that stands under the product's and the person's name. */
    public Secret uri(String issuer, String login) {
        return new Secret("otpauth://totp/" + encoded(issuer) + ":" + encoded(login) + "?secret=" + letters.reveal()
                + "&issuer=" + encoded(issuer));
    }

    /** In a URI a blank is no plus sign. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
