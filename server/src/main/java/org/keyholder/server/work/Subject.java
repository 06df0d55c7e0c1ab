package org.keyholder.server.work;

import java.util.Objects;
import java.util.UUID;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.StationId;

/** What a job is about, led by the tenant in whose name the job will look for it. */
public sealed interface Subject {

    /** A row of a dealer's. */
    record OfDealer(DealerId dealer, UUID id) implements Subject {
        public OfDealer {
            Objects.requireNonNull(dealer);
            Objects.requireNonNull(id);
        }

        @Override
        public String toString() {
            return dealer + "/" + id;
        }
    }

    /** A row of a station's. */
    record OfStation(StationId station, UUID id) implements Subject {
        public OfStation {
            Objects.requireNonNull(station);
            Objects.requireNonNull(id);
        }

        @Override
        public String toString() {
            return station + "/" + id;
        }
    }

    /** A row of an organisation's own, such as about its people. */
    record OfOrganisation(OrganisationId organisation, UUID id) implements Subject {
        public OfOrganisation {
            Objects.requireNonNull(organisation);
            Objects.requireNonNull(id);
        }

        @Override
        public String toString() {
            return organisation + "/" + id;
        }
    }

    /** No row and no tenant: the server's own housekeeping, of which there is one for all nodes. */
    record OfServer() implements Subject {
        @Override
        public String toString() {
            return "server";
        }
    }
}
