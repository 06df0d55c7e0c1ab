package org.keyholder.server.site;

import java.util.Objects;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;

/** A device that has shown its key: what it may report for is the one site it belongs to. */
public record Device(DealerId dealer, SiteId site, DeviceId id, String name) {

    public Device {
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(site);
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
    }

    public Actor.Device actor() {
        return new Actor.Device(id.value(), name);
    }
}
