package org.keyholder.server.messaging.internal;

import java.time.Instant;
import java.util.Objects;

/**
 * A message was handed over, and whether the provider took it is not known.
 *
 * @param times it was handed over that way
 * @param since the last of them
 * @param lookUps how often the provider has been asked for it since then
 */
record Doubt(int times, Instant since, int lookUps) {

    Doubt {
        Objects.requireNonNull(since);
        if (times < 1 || lookUps < 0) {
            throw new IllegalArgumentException("Whoever is in doubt has handed over at least once");
        }
    }
}
