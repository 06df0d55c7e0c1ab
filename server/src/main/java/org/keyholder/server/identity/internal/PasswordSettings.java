package org.keyholder.server.identity.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a password's hash costs.
 *
 * @param rounds how often Argon2id goes over its memory: 7 are a tenth to a quarter of a second of an ordinary processor. Fewer than 2 are
 *     no hash by today's measure
 */
@ConfigurationProperties("keyholder.passwords")
record PasswordSettings(@DefaultValue("7") int rounds) {

    PasswordSettings {
        if (rounds < 2 || rounds > 100) {
            throw new IllegalArgumentException("rounds has to be from 2 to 100");
        }
    }
}
