package org.keyholder.server.signal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.station.ReceiverId;

/**
 * How a receiver takes its signals.
 *
 * @param format the code of its format
 * @param oldest since when the oldest signal waits that waits
 * @param problem what stood in the way of the oldest that has been tried
 * @param parked signals that it did not take, and about which nobody has decided
 */
public record ReceiverState(
        ReceiverId id,
        String name,
        String format,
        long waiting,
        Optional<Instant> oldest,
        Optional<String> problem,
        long parked) {

    public ReceiverState {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(format);
        Objects.requireNonNull(oldest);
        Objects.requireNonNull(problem);
    }
}
