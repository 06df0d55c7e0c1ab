package org.keyholder.server.station;

import java.util.Objects;
import org.keyholder.server.shared.StationId;

/**
 * A station's end point that takes signals.
 *
 * @param protocol {@code xml-http} or {@code xml-tcp}
 * @param address {@code http://…} or {@code https://…} for the first, {@code host:port} for the second
 */
public record Receiver(ReceiverId id, StationId station, String name, String protocol, String address) {

    public Receiver {
        Objects.requireNonNull(id);
        Objects.requireNonNull(station);
        Objects.requireNonNull(name);
        Objects.requireNonNull(protocol);
        Objects.requireNonNull(address);
    }
}
