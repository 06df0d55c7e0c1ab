package org.keyholder.server.station;

import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.shared.DealerId;

/**
 * A dealer's way to a station.
 *
 * @param receiver where its signals go; none means that none are sent
 * @param prefixRule who adds the prefix of the station's numbers
 */
public record StationRecord(
        StationRecordId id,
        DealerId dealer,
        String name,
        Station station,
        Optional<Receiver> receiver,
        PrefixRule prefixRule) {

    public StationRecord {
        Objects.requireNonNull(id);
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(name);
        Objects.requireNonNull(station);
        Objects.requireNonNull(receiver);
        Objects.requireNonNull(prefixRule);
    }
}
