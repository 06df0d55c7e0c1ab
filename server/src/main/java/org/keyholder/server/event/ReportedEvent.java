package org.keyholder.server.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Device;

/**
 * What a device says happened.
 *
 * @param deviceEventId the device's own id, 1 to 128 characters: with it a repeat is recognised
 * @param occurredAt to the microsecond, as the database keeps it
 */
public record ReportedEvent(Device device, String deviceEventId, ZoneNumber zone, EventKind kind, Instant occurredAt) {

    public ReportedEvent {
        Objects.requireNonNull(device);
        Objects.requireNonNull(deviceEventId);
        Objects.requireNonNull(zone);
        Objects.requireNonNull(kind);
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** What makes two reports under one id the same report. */
    byte[] contentHash() {
        return Fingerprint.of(zone + "|" + kind.code() + "|" + occurredAt);
    }
}
