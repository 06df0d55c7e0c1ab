package org.keyholder.server.signal;

import java.util.Objects;
import java.util.Optional;

/**
 * The contact that a signal speaks of.
 *
 * @param slot the contact's place in the station's own call list, 1 to 999
 */
public record Answerer(String name, Optional<String> title, Optional<Integer> slot) {

    public Answerer {
        Objects.requireNonNull(name);
        Objects.requireNonNull(title);
        Objects.requireNonNull(slot);
    }
}
