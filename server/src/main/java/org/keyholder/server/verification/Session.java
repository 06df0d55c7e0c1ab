package org.keyholder.server.verification;

import java.time.Instant;
import java.util.Objects;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.StationId;

/**
 * The handling of one alarm at a station, from opening the page on.
 *
 * @param openedBy the name of whoever was first
 */
public record Session(
        DealerId dealer, SessionId id, StationId station, AlarmId alarm, String openedBy, Instant openedAt) {

    public Session {
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(id);
        Objects.requireNonNull(station);
        Objects.requireNonNull(alarm);
        Objects.requireNonNull(openedBy);
        Objects.requireNonNull(openedAt);
    }
}
