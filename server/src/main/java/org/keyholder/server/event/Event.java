package org.keyholder.server.event;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.DeviceId;

/**
 * A stored event.
 *
 * @param notSignalled a code for why nothing was signalled of it, where that was decided when it came
 */
public record Event(
        DealerId dealer,
        EventId id,
        SiteId site,
        Optional<StationId> station,
        DeviceId device,
        String deviceEventId,
        ZoneNumber zone,
        EventKind kind,
        Instant occurredAt,
        Instant receivedAt,
        Optional<String> notSignalled) {

    public Event {
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(id);
        Objects.requireNonNull(site);
        Objects.requireNonNull(station);
        Objects.requireNonNull(device);
        Objects.requireNonNull(deviceEventId);
        Objects.requireNonNull(zone);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(occurredAt);
        Objects.requireNonNull(receivedAt);
        Objects.requireNonNull(notSignalled);
    }
}
