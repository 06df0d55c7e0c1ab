package org.keyholder.server.verification;

import java.time.Instant;
import java.util.Objects;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;

/** The handling of one alarm at a station, from opening the page on. */
public record Session(
        DealerId dealer,
        SessionId id,
        StationId station,
        SiteId site,
        EventId event,
        String openedBy,
        Instant openedAt) {

    public Session {
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(id);
        Objects.requireNonNull(station);
        Objects.requireNonNull(site);
        Objects.requireNonNull(event);
        Objects.requireNonNull(openedBy);
        Objects.requireNonNull(openedAt);
    }
}
