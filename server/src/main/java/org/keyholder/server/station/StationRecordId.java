package org.keyholder.server.station;

import java.util.Objects;
import java.util.UUID;

/** A dealer's record of a station: which station, by which receiver. */
public record StationRecordId(UUID value) {

    public StationRecordId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
