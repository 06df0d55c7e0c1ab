package org.keyholder.server.identity.internal.launch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever tries signatures: after thirty wrong ones of an address within a minute, further wrong ones wait for its end. A right
 * one is taken all the same: nobody comes upon one of 2^256 by trying, and a whole control room may stand behind one address.
 */
@Component
public class LaunchThrottle {

    static final int WRONG_ONES = 30;
    static final Duration WINDOW = Duration.ofMinutes(1);

    /** Addresses at a time. */
    public static final int MOST_REMEMBERED = 2_000;

    private final Clock clock;
    private final Map<String, Wrong> remembered = new HashMap<>();

    private record Wrong(int count, Instant since) {

        boolean isOver(Instant now) {
            return !now.isBefore(since.plus(WINDOW)) || now.isBefore(since);
        }
    }

    LaunchThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Counts a wrong one, and says how long the address has to wait; empty as long as it need not. */
    public synchronized Optional<Duration> wrong(String address) {
        var now = clock.instant();
        makeRoom(now);
        var wrong = remembered.merge(
                address,
                new Wrong(1, now),
                (before, first) -> before.isOver(now) ? first : new Wrong(before.count() + 1, before.since()));
        return wrong.count() > WRONG_ONES
                ? Optional.of(Duration.between(now, wrong.since().plus(WINDOW)))
                : Optional.empty();
    }

    private void makeRoom(Instant now) {
        if (remembered.size() < MOST_REMEMBERED) {
            return;
        }
        remembered.values().removeIf(wrong -> wrong.isOver(now));
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
    }
}
