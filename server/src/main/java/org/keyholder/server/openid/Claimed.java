package org.keyholder.server.openid;

import java.util.Objects;
import java.util.Optional;

/**
 * Who somebody is, as the provider has proven that it said.
 *
 * @param subject never given to anybody else by this provider
 * @param email one that the provider has verified; another is none
 */
public record Claimed(String subject, Optional<String> email) {

    public Claimed {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(email);
    }
}
