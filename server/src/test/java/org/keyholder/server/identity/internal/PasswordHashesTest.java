package org.keyholder.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class PasswordHashesTest {

    private static final String COMPOSED = "Größe über Straße";
    private static final String APART = "Gro\u0308ße u\u0308ber Straße";

    private final PasswordHashes hashes = new PasswordHashes(2);

    @Test
    void anyoneElsesArgon2ReadsTheHashAndTheOtherWayRound() {
        var spring = new Argon2PasswordEncoder(16, 32, 1, Argon2Hash.MEMORY, 2);
        var ours = hashOf(COMPOSED).substring("{argon2}".length());

        assertThat(spring.matches(COMPOSED, ours)).isTrue();
        assertThat(spring.matches(COMPOSED + " ", ours)).isFalse();
        assertThat(hashes.matches(COMPOSED, "{argon2}" + spring.encode(COMPOSED)))
                .isTrue();
        assertThat(hashes.matches(COMPOSED + " ", "{argon2}" + spring.encode(COMPOSED)))
                .isFalse();
    }

    @Test
    void twoHashesOfOnePasswordAreTwo() {
        assertThat(hashOf(COMPOSED)).isNotEqualTo(hashOf(COMPOSED));
    }

    @Test
    void aPasswordIsTheSameHoweverItIsComposed() {
        assertThat(hashes.matches(APART, hashOf(COMPOSED))).isTrue();
        assertThat(hashes.matches(COMPOSED, hashOf(APART))).isTrue();
        assertThat(hashes.matches(COMPOSED, hashOf("grösse"))).isFalse();
    }

    @Test
    void zeroBytesAndLengthCount() {
        assertThat(hashes.matches("a\u0000b", hashOf("a\u0000c"))).isFalse();
        assertThat(hashes.matches("x".repeat(1000), hashOf("x".repeat(999)))).isFalse();
        assertThat(hashes.matches("ü".repeat(1000), hashOf("ü".repeat(1000)))).isTrue();
    }

    /** Not even the unreasonable number of rounds is begun: they would take half a minute. */
    @Test
    void whatIsTooLongIsAnsweredAtOnceWithoutHashing() {
        var hash = "{argon2}$argon2id$v=19$m=19456,t=1000,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);
        var began = System.nanoTime();

        assertThat(hashes.matches("x".repeat(1024 * 1024), hash)).isFalse();
        assertThat(hashes.matches("x".repeat(1001), hash)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void anOldHashIsTriedAsTypedAndComposed() {
        var old = old(COMPOSED);

        assertThat(hashes.matches(COMPOSED, old)).isTrue();
        assertThat(hashes.matches(APART, old)).isTrue();
        assertThat(hashes.matches(APART, old(APART))).isTrue();
        assertThat(hashes.matches("x", old)).isFalse();
    }

    /** bcrypt reads 72 bytes and no more: what is hashed anew must be the password, and not the password with anything behind it. */
    @Test
    void whatBcryptDoesNotReadIsNoPartOfAPassword() {
        var longest = "x".repeat(72);

        assertThat(hashes.matches(longest, old(longest))).isTrue();
        assertThat(hashes.matches(longest + "y", old(longest))).isFalse();
        assertThat(hashes.matches("ü".repeat(40), old("ü".repeat(36)))).isFalse();
    }

    @Test
    void anOldHashIsMadeAnewAndSoIsOneOfFewerRounds() {
        assertThat(hashes.upgradeEncoding(old("x"))).isTrue();
        assertThat(hashes.upgradeEncoding(hashOf("x"))).isFalse();
        assertThat(new PasswordHashes(3).upgradeEncoding(hashOf("x"))).isTrue();
        assertThat(new PasswordHashes(2).upgradeEncoding(new PasswordHashes(3).encode("x")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "{noop}x",
                "{argon2}",
                "{bcrypt}x",
                "{argon2}$argon2id$v=19$m=19457,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "{argon2}$argon2id$v=19$m=19456,t=1001,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "{argon2}$argon2id$v=19$m=0,t=0,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "{argon2}$argon2d$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatIsNoHashIsNobodysPassword(String kept) {
        assertThat(hashes.matches("x", kept)).isFalse();
    }

    @Test
    void whoeverHasNoPasswordHasNone() {
        assertThat(hashes.matches("x", null)).isFalse();
        assertThat(hashes.matches(null, hashOf("x"))).isFalse();
        assertThat(hashes.matches("", hashOf("x"))).isFalse();
    }

    /** One after the other in the same memory; nothing of the first is left when the second is hashed. */
    @Test
    void theMemoryIsUsedAgain() {
        var one = hashOf("one");
        var other = hashOf("other");

        for (int i = 0; i < 3; i++) {
            assertThat(hashes.matches("one", one)).isTrue();
            assertThat(hashes.matches("other", one)).isFalse();
            assertThat(hashes.matches("other", other)).isTrue();
        }
    }

    private String hashOf(String password) {
        return Objects.requireNonNull(hashes.encode(password));
    }

    private static String old(String password) {
        return "{bcrypt}" + new BCryptPasswordEncoder(4).encode(password);
    }
}
