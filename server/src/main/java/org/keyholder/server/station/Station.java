package org.keyholder.server.station;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.shared.StationId;

/**
 * A company whose operators handle alarms.
 *
 * @param phone as people dial it, for the message that sends a dealer to the station
 */
public record Station(StationId id, String name, @Nullable String phone) {

    public Station {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
    }
}
