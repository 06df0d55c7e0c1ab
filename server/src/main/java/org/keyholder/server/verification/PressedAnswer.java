package org.keyholder.server.verification;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An answer that a contact pressed.
 *
 * @param late it came after the window to answer
 */
public record PressedAnswer(String name, Optional<Integer> slot, Choice choice, boolean late, Instant at) {

    public PressedAnswer {
        Objects.requireNonNull(name);
        Objects.requireNonNull(slot);
        Objects.requireNonNull(choice);
        Objects.requireNonNull(at);
    }
}
