package org.keyholder.server.database;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.StationId;

/** Whose rows a transaction may see. */
public sealed interface TenantScope {

    /** The rows of these dealers; with none named, no rows. */
    record Dealers(Set<DealerId> dealers) implements TenantScope {

        public Dealers {
            dealers = Set.copyOf(dealers);
        }
    }

    /** The rows of the sites that are bound to this station. */
    record Station(StationId station) implements TenantScope {

        public Station {
            Objects.requireNonNull(station);
        }
    }

    /** Organisations and the people who sign in, whoever they work for; no row of a customer. */
    record Installation() implements TenantScope {}

    static TenantScope installation() {
        return new Installation();
    }

    /** The record of what was done and seen that this organisation has, and none of its other rows. */
    record Audit(UUID organisation) implements TenantScope {

        public Audit {
            Objects.requireNonNull(organisation);
        }
    }

    static TenantScope dealer(DealerId dealer) {
        return new Dealers(Set.of(dealer));
    }

    static TenantScope station(StationId station) {
        return new Station(station);
    }

    static TenantScope audit(UUID organisation) {
        return new Audit(organisation);
    }
}
