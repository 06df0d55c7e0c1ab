package org.keyholder.dc09.sender;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.keyholder.dc09.Wire;

/** AES-128 in CBC with zero vector over whole blocks, without any pad: what other programs put into it is their affair. */
final class PlainCipher {
    private PlainCipher() {}

    static String of(String blocks, String key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE, new SecretKeySpec(Wire.latin1(key), "AES"), new IvParameterSpec(new byte[16]));
            return HexFormat.of().formatHex(cipher.doFinal(Wire.latin1(blocks)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
