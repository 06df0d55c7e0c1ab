package org.keyholder.server.site;

import java.util.Objects;
import java.util.UUID;

/** A device on a site that reports events: a bridge, a camera, a recorder. */
public record DeviceId(UUID value) {

    public DeviceId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
