package org.keyholder.server.identity;

import java.util.Objects;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.PersonId;

/** Who is signed in for a dealer; as a controller's parameter, only ever such a person. */
public record DealerPerson(PersonId person, DealerId dealer, String name, Role role) {

    public DealerPerson {
        Objects.requireNonNull(person);
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(name);
        Objects.requireNonNull(role);
    }

    /** As whoever changes a dealer's records is put on record. */
    public Actor.Person actor() {
        return new Actor.Person(person, name, dealer.value());
    }
}
