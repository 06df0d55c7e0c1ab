package org.keyholder.server.identity;

import java.util.Objects;
import org.keyholder.server.shared.DealerId;

/** Who is signed in for a dealer; as a controller's parameter, only ever such a person. */
public record DealerPerson(DealerId dealer, String name) {

    public DealerPerson {
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(name);
    }
}
