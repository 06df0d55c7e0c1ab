package org.keyholder.server.messaging;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.keyholder.server.shared.Fingerprint;

/**
 * The tokens of texted links: 160 bits that only this server can make again from what the link leads to, so that a text
 * in the outbox need not hold its token and a repeat carries the same one. What is stored is the token's SHA-256.
 */
public final class LinkTokens {

    private static final int BYTES = 20;

    private final SecretKeySpec key;

    /** With a key of 32 bytes, which never changes while links are out. */
    public LinkTokens(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("The key of link tokens has 32 bytes");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /**
     * Where a link leads.
     *
     * @param path starts and ends with a slash; the token follows
     */
    public record Link(String path, UUID subject) {
        public Link {
            Objects.requireNonNull(path);
            Objects.requireNonNull(subject);
        }

        @Override
        public String toString() {
            return path + subject;
        }

        /** Reads the text form, in which a link lies in the outbox. */
        public static Link parse(String text) {
            int slash = text.lastIndexOf('/');
            return new Link(text.substring(0, slash + 1), UUID.fromString(text.substring(slash + 1)));
        }
    }

    /** The link's token: 27 characters that an address may hold. */
    public String token(Link link) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var bytes = mac.doFinal(link.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    /** What is stored of the link's token. */
    public byte[] hash(Link link) {
        return hash(token(link));
    }

    /** What is stored of a token. */
    public static byte[] hash(String token) {
        return Fingerprint.of(token);
    }
}
