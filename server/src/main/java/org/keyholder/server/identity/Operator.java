package org.keyholder.server.identity;

import java.util.Objects;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.StationId;

/** Who is signed in for a station, to act at its desk or to look at it; as a controller's parameter, only ever such a person. */
public record Operator(PersonId person, StationId station, String name, Role role) {

    public Operator {
        Objects.requireNonNull(person);
        Objects.requireNonNull(station);
        Objects.requireNonNull(name);
        Objects.requireNonNull(role);
    }

    public boolean may(Right right) {
        return role.may(right);
    }

    /** As whoever does something at the desk is put on record. */
    public Actor.Person actor() {
        return new Actor.Person(person, name, station.value());
    }
}
