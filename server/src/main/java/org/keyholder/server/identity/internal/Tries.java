package org.keyholder.server.identity.internal;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.shared.Fingerprint;

/**
 * How many tries each of many has: so many at once, and then one more after each pause. What is kept of each is the time at which all of
 * them are there again. Not for more than one thread at a time.
 */
final class Tries {

    /** With its place in the table. */
    static final long BYTES_EACH = 160;

    private final int atOnce;
    private final Duration pause;
    private final int most;
    private final Map<Key, Instant> allThereAgain = new HashMap<>();

    /** Half a fingerprint of whom it is about: short, whatever they wrote. */
    private record Key(long first, long second) {

        static Key of(String whose) {
            var fingerprint = ByteBuffer.wrap(Fingerprint.of(whose));
            return new Key(fingerprint.getLong(), fingerprint.getLong());
        }
    }

    /** @param most how many are remembered; beyond that, those who have tried most */
    Tries(int atOnce, Duration pause, int most) {
        this.atOnce = atOnce;
        this.pause = pause;
        this.most = most;
    }

    /** How long until the next try; empty when there is one left. */
    Optional<Duration> untilNext(String whose, Instant now) {
        var again = allThereAgain.get(Key.of(whose));
        return again == null
                ? Optional.empty()
                : Optional.of(Duration.between(now, again.minus(pause.multipliedBy(atOnce - 1L))))
                        .filter(Duration::isPositive);
    }

    /** One is made. */
    void take(String whose, Instant now) {
        makeRoom(now);
        allThereAgain.merge(
                Key.of(whose), now.plus(pause), (again, _) -> later(again, now).plus(pause));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** One that was made was none. */
    void giveBack(String whose) {
        allThereAgain.computeIfPresent(Key.of(whose), (_, again) -> again.minus(pause));
    }

    /** All are there again. */
    void forget(String whose) {
        allThereAgain.remove(Key.of(whose));
    }

    /** Made-up names come once each; who is guessed at is among those that stay. */
    private void makeRoom(Instant now) {
        if (allThereAgain.size() < most) {
            return;
        }
        allThereAgain.values().removeIf(again -> !again.isAfter(now));
        if (allThereAgain.size() > most / 2) {
            var least = allThereAgain.values().stream()
                    .sorted()
                    .skip(allThereAgain.size() - most / 2)
                    .findFirst()
                    .orElse(now);
            allThereAgain.values().removeIf(again -> !again.isAfter(least));
        }
    }

    /** How many are remembered. */
    int size() {
        return allThereAgain.size();
    }
}
