package org.keyholder.server.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.station.ReceiverId;
import org.springframework.stereotype.Component;

/** Slows down guessing a receiver's passkey: a dealer has five tries, then one a minute. As with passwords a try counts from its beginning. */
@Component
class ReceiverPasskeyThrottle {

    static final int MOST_REMEMBERED = 4_000;

    private static final int AT_ONCE = 5;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Tries tries = new Tries(AT_ONCE, PAUSE, MOST_REMEMBERED);

    ReceiverPasskeyThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Begins a try, and says how long it has to wait; empty when it need not, and only then it counts. */
    synchronized Optional<Duration> begin(DealerId dealer, ReceiverId receiver) {
        var now = clock.instant();
        var wait = tries.untilNext(whose(dealer, receiver), now);
        if (wait.isEmpty()) {
            tries.take(whose(dealer, receiver), now);
        }
        return wait;
    }

    /** It was right: what was counted is forgotten. */
    synchronized void succeeded(DealerId dealer, ReceiverId receiver) {
        tries.forget(whose(dealer, receiver));
    }

    /** Nothing was found out, so it was no try. */
    synchronized void withdrawn(DealerId dealer, ReceiverId receiver) {
        tries.giveBack(whose(dealer, receiver));
    }

    private static String whose(DealerId dealer, ReceiverId receiver) {
        return dealer + " at " + receiver;
    }
}
