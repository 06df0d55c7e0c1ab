package org.keyholder.server.identity;

import java.util.Objects;
import org.keyholder.server.shared.StationId;

/** Who is signed in for a station; as a controller's parameter, only ever such a person. */
public record Operator(StationId station, String name) {

    public Operator {
        Objects.requireNonNull(station);
        Objects.requireNonNull(name);
    }
}
