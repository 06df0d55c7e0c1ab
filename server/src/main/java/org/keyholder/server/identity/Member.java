package org.keyholder.server.identity;

import java.util.Objects;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.StationId;

/** Who is signed in, for which organisation and as what; as a controller's parameter, anybody who is. */
public record Member(PersonId person, String name, OrganisationId organisation, Role role) {

    public Member {
        Objects.requireNonNull(person);
        Objects.requireNonNull(name);
        Objects.requireNonNull(organisation);
        Objects.requireNonNull(role);
    }

    public boolean may(Right right) {
        return role.may(right);
    }

    /** The rows that are theirs to see. */
    public TenantScope scope() {
        return scope(organisation, role.side());
    }

    /** The rows of a side of an organisation. */
    public static TenantScope scope(OrganisationId organisation, Role.Side side) {
        return switch (side) {
            case DEALER -> TenantScope.dealer(new DealerId(organisation.value()));
            case STATION -> TenantScope.station(new StationId(organisation.value()));
            case INSTALLATION -> TenantScope.installation();
        };
    }

    /** As whoever does something is put on record. */
    public Actor.Person actor() {
        return new Actor.Person(person, name, organisation.value());
    }
}
