package org.keyholder.server.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;

/**
 * Argon2id (RFC 9106) in the memory that it keeps for that, written as everybody writes it:
 * {@code $argon2id$v=19$m=19456,t=7,p=1$salt$hash}. Spring's own encoder takes 19 MB anew for each password, which the collector has to move
 * aside while alarms wait. For one thread at a time: two would take twice the memory.
 */
final class Argon2Hash extends AbstractValidatingPasswordEncoder {

    /** In KB: OWASP's recommendation, and what a server of 256 MB can spare. */
    static final int MEMORY = 19 * 1024;

    private static final int BLOCKS = Argon2BytesGenerator.getBlockCount(MEMORY, 1);

    /** A block has 1 KB, and is an object that holds another. */
    static final long BYTES = BLOCKS * (1024L + 48);

    private static final int BYTES_OF_SALT = 16;
    private static final int BYTES_OF_HASH = 32;
    private static final int LEAST_MEMORY = 8;
    private static final int MOST_ROUNDS = 1000;

    private static final Pattern WRITTEN = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(?<memory>\\d{1,6}),t=(?<rounds>\\d{1,4}),p=1\\$(?<salt>[A-Za-z0-9+/]{22})\\$(?<hash>[A-Za-z0-9+/]{43})");

    private final FixedBlockPool blocks = new FixedBlockPool(BLOCKS);
    private final SecureRandom random = new SecureRandom();
    private final int rounds;

    Argon2Hash(int rounds) {
        this.rounds = rounds;
    }

    @Override
    protected String encodeNonNullPassword(String password) {
        var salt = new byte[BYTES_OF_SALT];
        random.nextBytes(salt);
        var hash = new byte[BYTES_OF_HASH];
        hash(password, salt, MEMORY, rounds, hash);
        return "$argon2id$v=19$m=" + MEMORY + ",t=" + rounds + ",p=1$" + text(salt) + "$" + text(hash);
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private void hash(String password, byte[] salt, int memory, int times, byte[] into) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withSalt(salt)
                .withParallelism(1)
                .withMemoryAsKB(memory)
                .withIterations(times)
                .withBlockPool(blocks)
                .build());
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), into);
    }

    @Override
    protected boolean matchesNonNull(String password, String written) {
        var parts = WRITTEN.matcher(written);
        if (!parts.matches() || !isReasonable(parts)) {
            return false;
        }
        var wanted = bytes(parts, "hash");
        var hash = new byte[wanted.length];
        hash(password, bytes(parts, "salt"), number(parts, "memory"), number(parts, "rounds"), hash);
        return MessageDigest.isEqual(wanted, hash);
    }

    /** Nobody who gets at a row may have the server hash for hours, or out of its memory. */
    private static boolean isReasonable(Matcher parts) {
        int memory = number(parts, "memory");
        int times = number(parts, "rounds");
        return memory >= LEAST_MEMORY && memory <= MEMORY && times >= 1 && times <= MOST_ROUNDS;
    }

    private static int number(Matcher parts, String name) {
        return Integer.parseInt(parts.group(name));
    }

    private static byte[] bytes(Matcher parts, String name) {
        return Base64.getDecoder().decode(parts.group(name));
    }

    @Override
    protected boolean upgradeEncodingNonNull(String written) {
        var parts = WRITTEN.matcher(written);
        return !parts.matches() || number(parts, "memory") < MEMORY || number(parts, "rounds") < rounds;
    }
}
