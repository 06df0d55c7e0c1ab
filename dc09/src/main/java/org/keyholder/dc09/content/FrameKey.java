package org.keyholder.dc09.content;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.keyholder.dc09.frame.Hex;

/**
 * An account's key: AES-128, 192 or 256 in CBC with an initial vector of zeros, as every captured frame that opens shows. May be used by many
 * threads. Its text form never shows the key.
 */
public final class FrameKey {
    /** Bytes in a block of AES. */
    public static final int BLOCK = 16;

    private static final IvParameterSpec ZERO_VECTOR = new IvParameterSpec(new byte[BLOCK]);

    private final SecretKeySpec key;
    private final int bits;
    /** Setting a cipher up costs more than a frame: one of each is kept between frames; a second thread makes its own. */
    private final AtomicReference<@Nullable Cipher> spareDecipherer = new AtomicReference<>();

    private final AtomicReference<@Nullable Cipher> spareEncipherer = new AtomicReference<>();

    private FrameKey(byte[] bytes) {
        if (bytes.length != 16 && bytes.length != 24 && bytes.length != 32) {
            throw new IllegalArgumentException("key: 16, 24 or 32 characters, or 32, 48 or 64 hexadecimal digits");
        }
        this.key = new SecretKeySpec(bytes, "AES");
        this.bits = bytes.length * 8;
    }

    /** A key from 32, 48 or 64 hexadecimal digits. */
    public static FrameKey ofHex(String digits) {
        return new FrameKey(Hex.bytes(digits));
    }

    /** A key from 16, 24 or 32 characters, each taken as a byte. */
    public static FrameKey ofText(String characters) {
        return new FrameKey(characters.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * A key as an installer types it. 32, 48 or 64 hexadecimal digits are taken as hex, all else as characters; {@code hex:} or
     * {@code text:} in front says which one is meant where both would do.
     */
    public static FrameKey of(String typed) {
        if (typed.startsWith("hex:")) {
            return ofHex(typed.substring(4));
        }
        if (typed.startsWith("text:")) {
            return ofText(typed.substring(5));
        }
        boolean hex = typed.length() >= 32 && typed.length() % 16 == 0 && Hex.isHex(typed);
        return hex ? ofHex(typed) : ofText(typed);
    }

    /** Deciphers whole blocks. */
    byte[] decipher(byte[] blocks) {
        return run(Cipher.DECRYPT_MODE, spareDecipherer, blocks);
    }

    /** Enciphers whole blocks. */
    byte[] encipher(byte[] blocks) {
        return run(Cipher.ENCRYPT_MODE, spareEncipherer, blocks);
    }

    private byte[] run(int mode, AtomicReference<@Nullable Cipher> spare, byte[] blocks) {
        try {
            Cipher kept = spare.getAndSet(null);
            Cipher cipher = kept == null ? cipher(mode) : kept;
            byte[] result = cipher.doFinal(blocks);
            spare.set(cipher);
            return result;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has AES/CBC/NoPadding", impossible);
        }
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        // The standard asks for this mode, padding of its own and a vector of zeros; the timestamp makes each frame
        // differ.
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, key, ZERO_VECTOR);
        return cipher;
    }

    @Override
    public String toString() {
        return "FrameKey[AES-" + bits + "]";
    }
}
