package org.keyholder.server.alarm;

import java.time.Instant;
import java.util.Objects;
import org.keyholder.server.shared.Actor;

/**
 * A fact on record.
 *
 * @param number rises in the order in which facts were written down
 */
public record RecordedFact(long number, Instant at, Actor actor, Fact fact) {

    public RecordedFact {
        Objects.requireNonNull(at);
        Objects.requireNonNull(actor);
        Objects.requireNonNull(fact);
    }
}
