package org.keyholder.server.identity.internal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.TypedPassword;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How passwords are kept: with Argon2id, and its name in front. Those of earlier days, with bcrypt, go on working, and are asked for anew at
 * the next sign-in. However a password is typed and whatever is kept, an answer costs a hash: only what is too long for anybody's is answered
 * at once.
 */
final class PasswordHashes implements PasswordEncoder {

    private static final String NEW = "argon2";
    private static final String OLD = "bcrypt";

    /** What stands behind them, bcrypt does not read: two passwords that begin alike would be one. */
    private static final int BYTES_BCRYPT_READS = 72;

    private final PasswordEncoder hashes;

    /** @param rounds what a new hash costs */
    PasswordHashes(int rounds) {
        hashes = new DelegatingPasswordEncoder(
                NEW, Map.of(NEW, new Argon2Hash(rounds), OLD, new BCryptPasswordEncoder()));
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return password == null
                ? null
                : hashes.encode(TypedPassword.of(password).composed());
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        if (password == null || TypedPassword.isTooLong(password)) {
            return false;
        }
        var composed = TypedPassword.of(password).composed();
        if (isOf(NEW, hash)) {
            return hashes.matches(composed, hash);
        }
        if (isOf(OLD, hash)) {
            return matchesOld(password.toString(), composed, hash);
        }
        // Whoever has no password is not to be told from others by a quick answer.
        hashes.encode(composed);
        return false;
    }

    private static boolean isOf(String kind, @Nullable String hash) {
        return hash != null && hash.startsWith("{" + kind + "}");
    }

    /** They were made of what was typed then, as it was typed. */
    private boolean matchesOld(String typed, String composed, @Nullable String hash) {
        return matchesBcrypt(typed, hash) || !typed.equals(composed) && matchesBcrypt(composed, hash);
    }

    private boolean matchesBcrypt(String password, @Nullable String hash) {
        return hashes.matches(password, hash) && password.getBytes(StandardCharsets.UTF_8).length <= BYTES_BCRYPT_READS;
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return hashes.upgradeEncoding(hash);
    }
}
