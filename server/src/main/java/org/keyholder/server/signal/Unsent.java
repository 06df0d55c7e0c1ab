package org.keyholder.server.signal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.shared.SiteId;

/**
 * What a receiver has not acknowledged.
 *
 * @param waiting signals that are sent until it does
 * @param oldest since when the oldest of them waits
 * @param parked signals that it did not take, and about which nobody has decided
 * @param worst the sites whose signals have waited longest, a few
 */
public record Unsent(long waiting, Optional<Instant> oldest, long parked, List<OfSite> worst) {

    public static final Unsent NOTHING = new Unsent(0, Optional.empty(), 0, List.of());

    public Unsent {
        Objects.requireNonNull(oldest);
        worst = List.copyOf(worst);
    }

    /** What waits of one site, and so of one account. */
    public record OfSite(SiteId site, long waiting, Instant oldest) {
        public OfSite {
            Objects.requireNonNull(site);
            Objects.requireNonNull(oldest);
        }
    }
}
