package org.keyholder.server.site;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.station.AccountNumber;

/**
 * A site in the bin.
 *
 * @param station the name of the station that it was bound to
 * @param account its number there, with the prefix, which stays taken
 * @param deletedBy who put it there
 */
public record DeletedSite(
        SiteId id,
        String name,
        String address,
        Optional<String> station,
        Optional<AccountNumber> account,
        Instant deletedAt,
        String deletedBy) {

    /** So long a site can be restored; then it is erased. */
    public static final Duration KEPT = Duration.ofDays(30);

    public DeletedSite {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(address);
        Objects.requireNonNull(station);
        Objects.requireNonNull(account);
        Objects.requireNonNull(deletedAt);
        Objects.requireNonNull(deletedBy);
    }

    /** Where in the bin a site lies, or lay: it may be restored or erased while somebody reads on from there. */
    public record Place(Instant deletedAt, SiteId site) {

        private static final Instant EVER = Instant.EPOCH;
        private static final Instant NEVER = Instant.parse("3000-01-01T00:00:00Z");

        static final Place FIRST = new Place(NEVER, SiteId.parse("ffffffff-ffff-ffff-ffff-ffffffffffff"));

        public Place {
            Objects.requireNonNull(site);
            // Further off there are moments that the database does not know.
            if (deletedAt.isBefore(EVER) || deletedAt.isAfter(NEVER)) {
                throw new IllegalArgumentException("No site was deleted then");
            }
        }
    }

    public Place place() {
        return new Place(deletedAt, id);
    }

    /** When it is erased by itself. */
    public Instant erasedAt() {
        return deletedAt.plus(KEPT);
    }
}
