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

/** A stored event. */
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
        Instant receivedAt) {

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
    }
}
