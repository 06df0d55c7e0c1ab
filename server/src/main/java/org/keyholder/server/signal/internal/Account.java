package org.keyholder.server.signal.internal;

import java.util.Objects;
import org.keyholder.server.shared.DealerId;

/** Whose signals go one after the other: a number at the receiver, and the dealer whose site has it. */
record Account(DealerId dealer, String number) {

    Account {
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(number);
    }
}
