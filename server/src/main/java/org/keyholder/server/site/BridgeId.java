package org.keyholder.server.site;

import java.util.Objects;
import java.util.UUID;

/** A bridge on a site. */
public record BridgeId(UUID value) {

    public BridgeId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
