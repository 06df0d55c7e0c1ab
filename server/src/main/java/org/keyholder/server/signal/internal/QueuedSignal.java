package org.keyholder.server.signal.internal;

import java.util.Objects;
import org.keyholder.server.signal.Signal;

/**
 * A signal in the outbox.
 *
 * @param sequence its place in the order of sending
 * @param attempts how often it was sent so far
 * @param unreadable how often the receiver answered and did not take it
 */
record QueuedSignal(Signal signal, long sequence, int attempts, int unreadable) {

    QueuedSignal {
        Objects.requireNonNull(signal);
    }

    Account account() {
        return accountOf(signal);
    }

    static Account accountOf(Signal signal) {
        return new Account(signal.dealer(), signal.line().account().text());
    }
}
