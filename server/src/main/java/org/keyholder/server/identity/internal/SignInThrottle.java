package org.keyholder.server.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after five wrong passwords for a login, or thirty from an address, the next try has to wait a
 * minute. A try counts as wrong from its beginning, before anything is hashed for it: otherwise a hundred that come together are a
 * hundred free ones. Kept in memory: a restart forgives.
 */
@Component
class SignInThrottle {

    private static final int TRIES_PER_LOGIN = 5;
    private static final int TRIES_PER_ADDRESS = 30;
    private static final Duration WAIT = Duration.ofMinutes(1);
    private static final Duration FORGET = Duration.ofMinutes(15);
    static final int MOST_REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Failures> remembered = new HashMap<>();
    private Instant nextForgetting = Instant.MIN;

    private record Failures(int count, Instant last) {}

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Begins a try, and says how long it has to wait; empty when it need not, and only then it counts. */
    synchronized Optional<Duration> begin(String login, String address) {
        var wait = longer(waiting(ofLogin(login), TRIES_PER_LOGIN), waiting(ofAddress(address), TRIES_PER_ADDRESS));
        if (wait.isEmpty()) {
            forget();
            add(ofLogin(login));
            add(ofAddress(address));
        }
        return wait;
    }

    private Optional<Duration> waiting(String key, int tries) {
        var failures = remembered.get(key);
        if (failures == null || failures.count() < tries) {
            return Optional.empty();
        }
        var left = Duration.between(clock.instant(), failures.last().plus(WAIT));
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }

    private static Optional<Duration> longer(Optional<Duration> one, Optional<Duration> other) {
        return one.isEmpty()
                        || other.filter(wait -> wait.compareTo(one.get()) > 0).isPresent()
                ? other
                : one;
    }

    private void add(String key) {
        remembered.merge(
                key, new Failures(1, clock.instant()), (old, one) -> new Failures(old.count() + 1, one.last()));
    }

    private void forget() {
        var now = clock.instant();
        if (remembered.size() < MOST_REMEMBERED && now.isBefore(nextForgetting)) {
            return;
        }
        nextForgetting = now.plus(WAIT);
        remembered.values().removeIf(failures -> failures.last().isBefore(now.minus(FORGET)));
        if (remembered.size() >= MOST_REMEMBERED) {
            // Made-up logins come once each; who guesses at one is among those that stay.
            remembered.values().removeIf(failures -> failures.count() == 1);
        }
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
    }

    /** The password was right: what the login had against it is forgotten, and the try itself. */
    synchronized void succeeded(String login, String address) {
        remembered.remove(ofLogin(login));
        takeBack(ofAddress(address));
    }

    /** Nothing was found out about the password, so it was no try. */
    synchronized void withdrawn(String login, String address) {
        takeBack(ofLogin(login));
        takeBack(ofAddress(address));
    }

    private void takeBack(String key) {
        remembered.computeIfPresent(
                key, (_, old) -> old.count() > 1 ? new Failures(old.count() - 1, old.last()) : null);
    }

    private static String ofLogin(String login) {
        var folded = Login.of(login).folded();
        // What is longer is nobody's.
        return "login " + folded.substring(0, Math.min(folded.length(), Login.LONGEST));
    }

    private static String ofAddress(String address) {
        return "address " + address;
    }
}
