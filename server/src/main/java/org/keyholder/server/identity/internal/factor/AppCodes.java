package org.keyholder.server.identity.internal.factor;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Codes of authenticator apps: six digits, others every thirty seconds (RFC 6238, as all apps do it). */
public final class AppCodes {

    public static final Duration STEP = Duration.ofSeconds(30);

    private static final int DIGITS = 6;

    /** A phone's clock may be so many steps away from ours, and a person as slow. */
    private static final int APART = 1;

    private static final HmacOneTimePasswordGenerator CODES = new HmacOneTimePasswordGenerator(DIGITS);

    private AppCodes() {}

    /**
     * In which step the code is right.
     *
     * @param after the step of the last code that counted: one of the same step or of an earlier one does not
     */
    static OptionalLong step(AppKey key, String typed, Instant now, long after) {
        var code = typed.strip().replace(" ", "").getBytes(StandardCharsets.UTF_8);
        var here = step(now);
        return LongStream.rangeClosed(here - APART, here + APART)
                .filter(step -> MessageDigest.isEqual(code(key, step).getBytes(StandardCharsets.UTF_8), code))
                .filter(step -> step > after)
                .findFirst();
    }

    private static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
    }

    /** The code of that moment. */
    public static String at(AppKey key, Instant moment) {
        return code(key, step(moment));
    }

    private static String code(AppKey key, long step) {
        try {
            // Whatever digits the machine's language writes, apps show these.
            return CODES.generateOneTimePasswordString(key.key(), step, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Any bytes are a key of an HMAC", e);
        }
    }
}
