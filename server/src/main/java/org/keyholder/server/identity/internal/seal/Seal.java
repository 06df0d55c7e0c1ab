package org.keyholder.server.identity.internal.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.keyholder.server.shared.Secret;

/**
 * Closes secrets that have to be had again, so that whoever reads the database alone has none of them: AES-256-GCM. A sealed secret is 12
 * bytes of nonce, the encrypted text, and 16 bytes of tag; it opens for what it was closed for and for nothing else.
 */
public final class Seal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** @param key 32 bytes */
    public Seal(byte[] key) {
        if (key.length != KEY) {
            throw new IllegalArgumentException("The key of a seal has 32 bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** @param about what the secret belongs to */
    public byte[] close(Secret secret, String about) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var text = cipher(Cipher.ENCRYPT_MODE, nonce, about)
                    .doFinal(secret.reveal().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE + text.length).put(nonce).put(text).array();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** Empty where it was closed with another key, for something else, or was changed. */
    public Optional<Secret> open(byte[] closed, String about) {
        if (closed.length < NONCE) {
            return Optional.empty();
        }
        try {
            var text = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(closed, NONCE), about)
                    .doFinal(closed, NONCE, closed.length - NONCE);
            return Optional.of(new Secret(new String(text, StandardCharsets.UTF_8)));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String about) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("Every Java platform has " + CIPHER, e);
    }
}
