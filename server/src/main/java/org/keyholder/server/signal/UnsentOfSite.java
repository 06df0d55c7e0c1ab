package org.keyholder.server.signal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a site's station has not been told yet.
 *
 * @param waiting signals that are sent until the receiver acknowledges them
 * @param oldest since when the oldest of them waits
 * @param problem what stood in the way of it at the last attempt, in words; none before the first
 * @param parked signals that the receiver did not take, and about which nobody has decided
 * @param words the receiver's about the oldest of those
 */
public record UnsentOfSite(
        long waiting, Optional<Instant> oldest, Optional<String> problem, long parked, Optional<String> words) {

    public static final UnsentOfSite NOTHING =
            new UnsentOfSite(0, Optional.empty(), Optional.empty(), 0, Optional.empty());

    public UnsentOfSite {
        Objects.requireNonNull(oldest);
        Objects.requireNonNull(problem);
        Objects.requireNonNull(words);
    }
}
