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
 * minute. Kept in memory: a restart forgives.
 */
@Component
class SignInThrottle {

    private static final int TRIES_PER_LOGIN = 5;
    private static final int TRIES_PER_ADDRESS = 30;
    private static final Duration WAIT = Duration.ofMinutes(1);
    private static final Duration FORGET = Duration.ofMinutes(15);
    private static final int MOST_REMEMBERED = 20_000;

    private final Clock clock;
    private final Map<String, Failures> remembered = new HashMap<>();

    private record Failures(int count, Instant last) {}

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long the next try has to wait; empty when it need not. */
    synchronized Optional<Duration> waiting(String login, String address) {
        return longer(waiting(ofLogin(login), TRIES_PER_LOGIN), waiting(ofAddress(address), TRIES_PER_ADDRESS));
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

    synchronized void failed(String login, String address) {
        forget();
        add(ofLogin(login));
        add(ofAddress(address));
    }

    private void add(String key) {
        remembered.merge(
                key, new Failures(1, clock.instant()), (old, one) -> new Failures(old.count() + 1, one.last()));
    }

    private void forget() {
        var old = clock.instant().minus(FORGET);
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.values().removeIf(failures -> failures.last().isBefore(old));
    }

    synchronized void succeeded(String login) {
        remembered.remove(ofLogin(login));
    }

    private static String ofLogin(String login) {
        return "login " + Login.of(login).folded();
    }

    private static String ofAddress(String address) {
        return "address " + address;
    }
}
