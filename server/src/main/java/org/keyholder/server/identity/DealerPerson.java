package org.keyholder.server.identity;

import static java.util.Objects.requireNonNull;

import org.keyholder.server.shared.DealerId;

/** The person of a dealer who is signed in. */
public record DealerPerson(DealerId dealer, String name) {

    public DealerPerson {
        requireNonNull(dealer);
        requireNonNull(name);
    }
}
