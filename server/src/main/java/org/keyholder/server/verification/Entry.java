package org.keyholder.server.verification;

import java.time.Instant;
import java.util.Objects;

/**
 * A line of a session's log.
 *
 * @param byPerson somebody did it; otherwise it happened
 */
public record Entry(Instant at, String text, boolean byPerson) {

    public Entry {
        Objects.requireNonNull(at);
        Objects.requireNonNull(text);
    }
}
