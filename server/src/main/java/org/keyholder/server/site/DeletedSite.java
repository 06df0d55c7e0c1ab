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

    /** When it is erased by itself. */
    public Instant erasedAt() {
        return deletedAt.plus(KEPT);
    }
}
