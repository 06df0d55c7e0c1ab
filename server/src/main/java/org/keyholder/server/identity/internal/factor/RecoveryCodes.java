package org.keyholder.server.identity.internal.factor;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Secret;

/** Recovery codes, and what is kept of them: whoever reads the database alone cannot try them, for the key lies outside of it. */
final class RecoveryCodes {

    static final int EACH_TIME = 10;

    /** Without those that people take for each other on paper. */
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final int GROUPS = 3;
    private static final int GROUP = 4;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    RecoveryCodes(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** New ones, as they are shown once: {@code k7qd-9mfw-x2hr}. */
    List<Secret> make() {
        return IntStream.range(0, EACH_TIME).mapToObj(_ -> new Secret(one())).toList();
    }

    private String one() {
        var code = new StringBuilder();
        for (int place = 0; place < GROUPS * GROUP; place++) {
            if (place > 0 && place % GROUP == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** Capitals, blanks and dashes are as people type them. */
    byte[] hash(PersonId person, String typed) {
        var letters = typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(("recovery code " + person + " " + letters).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
