package org.keyholder.server.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.shared.PersonId;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing codes: a person has five tries, then one a minute, and a browser in which they have signed in before has as many of its
 * own, so that whoever knows their password does not keep them out. As with passwords a try counts from its beginning.
 */
@Component
class CodeThrottle {

    static final int MOST_REMEMBERED = 4_000;

    private static final int AT_ONCE = 5;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Tries tries = new Tries(AT_ONCE, PAUSE, MOST_REMEMBERED);

    CodeThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Begins a try, and says how long it has to wait; empty when it need not, and only then it counts. */
    synchronized Optional<Duration> begin(PersonId person, @Nullable String knownBrowser) {
        var whose = whose(person, knownBrowser);
        var now = clock.instant();
        var wait = tries.untilNext(whose, now);
        if (wait.isEmpty()) {
            tries.take(whose, now);
        }
        return wait;
    }

    private static String whose(PersonId person, @Nullable String knownBrowser) {
        return person + (knownBrowser == null ? "" : " in " + knownBrowser);
    }

    /** The code was right: what was counted is forgotten. */
    synchronized void succeeded(PersonId person, @Nullable String knownBrowser) {
        tries.forget(whose(person, knownBrowser));
    }
}
