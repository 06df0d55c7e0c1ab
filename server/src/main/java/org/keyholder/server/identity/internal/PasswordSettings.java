package org.keyholder.server.identity.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a password's hash costs.
 *
 * @param rounds how often Argon2id goes over its memory: 7 are a tenth to a quarter of a second of an ordinary processor. Fewer than 2 are
 *     no hash by today's measure
 * @param pause strangers' wrong passwords are hashed five at once, and then one in each pause, so that guesses do not keep a processor
 *     busy; 0 to 60 seconds
 */
@ConfigurationProperties("keyholder.passwords")
record PasswordSettings(
        @DefaultValue("7") int rounds, @DefaultValue("5s") Duration pause) {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    PasswordSettings {
        if (rounds < 2 || rounds > 100) {
            throw new IllegalArgumentException("rounds has to be from 2 to 100");
        }
        if (pause.isNegative() || pause.compareTo(LONGEST_PAUSE) > 0) {
            throw new IllegalArgumentException("pause has to be from 0s to 60s");
        }
    }
}
