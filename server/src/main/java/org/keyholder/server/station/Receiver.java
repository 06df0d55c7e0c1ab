package org.keyholder.server.station;

import java.util.Objects;
import org.keyholder.server.shared.StationId;

/**
 * A station's end point that takes signals.
 *
 * @param format the code of the format that it speaks, such as {@code xml-http}
 * @param address as the format writes addresses
 */
public record Receiver(ReceiverId id, StationId station, String name, String format, String address) {

    public Receiver {
        Objects.requireNonNull(id);
        Objects.requireNonNull(station);
        Objects.requireNonNull(name);
        Objects.requireNonNull(format);
        Objects.requireNonNull(address);
    }
}
