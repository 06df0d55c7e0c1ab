package org.keyholder.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.keyholder.server.testing.Wait.until;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.password.PasswordEncoder;

class HashingThreadTest {

    private static final int CROWD = 200;

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger hashed = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void manyAtOnceAreHashedOneAfterTheOtherAndTheRestIsTurnedAway() throws Exception {
        try (var hashing = new HashingThread(new Slow(), Duration.ZERO);
                var crowd = Executors.newFixedThreadPool(CROWD)) {
            var answers = new ArrayList<Future<Boolean>>();
            var turnedAway = new AtomicInteger();
            for (int i = 0; i < CROWD; i++) {
                answers.add(crowd.submit((Callable<Boolean>) () -> {
                    try {
                        return hashing.matches("right", "hash");
                    } catch (AuthenticationServiceException e) {
                        turnedAway.incrementAndGet();
                        return false;
                    }
                }));
            }
            until("whoever does not fit is turned away", () -> turnedAway.get() == CROWD - 25);
            gate.countDown();
            for (var answer : answers) {
                answer.get();
            }

            assertThat(most).hasValue(1);
            assertThat(hashed).hasValue(25);
        }
    }

    @Test
    void whatTheEncoderFailsWithIsToldAsItIs() {
        gate.countDown();
        try (var hashing = new HashingThread(new Slow(), Duration.ZERO)) {
            assertThatThrownBy(() -> hashing.encode("broken"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("broken");
        }
    }

    @Test
    void whoIsKnownIsHashedWhileAFloodOfStrangersWrongOnesWaits() throws Exception {
        gate.countDown();
        try (var crowd = Executors.newFixedThreadPool(CROWD);
                var hashing = new HashingThread(new Wrong(), Duration.ofHours(1))) {
            var turnedAway = new AtomicInteger();
            for (int i = 0; i < CROWD; i++) {
                int number = i;
                crowd.submit(() -> {
                    try {
                        return HashingThread.forStranger(
                                Network.of("203.0.113." + number), () -> hashing.matches("guess", "hash"));
                    } catch (AuthenticationServiceException e) {
                        return turnedAway.incrementAndGet() > 0;
                    }
                });
            }
            until(
                    "all but those who wait have an answer",
                    () -> hashed.get() >= HashingThread.WRONG_AT_ONCE && turnedAway.get() + hashed.get() >= CROWD - 7);
            int guesses = hashed.get();

            assertThat(hashing.matches("mistyped", "hash")).isFalse();
            assertThat(hashing.matches("mistyped", "hash")).isFalse();

            assertThat(guesses).isEqualTo(HashingThread.WRONG_AT_ONCE);
            assertThat(hashed).hasValue(guesses + 2);
        }
    }

    @Test
    void oneMoreOfStrangersIsHashedAfterEachPauseAndRightOnesDoNotCount() throws Exception {
        var now = new AtomicLong();
        var queue = new HashingQueue(2, Duration.ofSeconds(2), now::get);
        var strangers =
                Stream.generate(() -> new FutureTask<>(() -> true)).limit(4).toList();
        strangers.forEach(
                task -> assertThat(queue.addStranger(task, "203.0.113.9")).isTrue());
        assertThat(queue.next()).isSameAs(strangers.get(0));
        assertThat(queue.next()).isSameAs(strangers.get(1));
        queue.wasWrong();
        assertThat(queue.next()).isSameAs(strangers.get(2));
        queue.wasWrong();

        var known = new FutureTask<>(() -> true);
        queue.add(known);
        assertThat(queue.next()).isSameAs(known);

        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(queue.next()).isSameAs(strangers.get(3));
    }

    private static FutureTask<Boolean> task() {
        return new FutureTask<>(() -> true);
    }

    @Test
    void aBurstGetsNoMorePlacesThanPeopleHaveThePatienceFor() throws Exception {
        var now = new AtomicLong();
        var queue = new HashingQueue(5, Duration.ofSeconds(2), now::get);

        // Five at once, and six who wait two seconds each if all before them are wrong.
        for (int i = 0; i < 11; i++) {
            assertThat(queue.addStranger(task(), "203.0.113." + i)).as("" + i).isTrue();
        }
        assertThat(queue.addStranger(task(), "203.0.113.200")).isFalse();
    }

    @Test
    void whileThePaceHoldsNoNetworkHasMoreThanTwoPlaces() throws Exception {
        var now = new AtomicLong();
        var queue = new HashingQueue(1, Duration.ofSeconds(2), now::get);
        queue.wasWrong();

        assertThat(queue.addStranger(task(), "203.0.113.9")).isTrue();
        assertThat(queue.addStranger(task(), "203.0.113.9")).isTrue();
        assertThat(queue.addStranger(task(), "203.0.113.9")).isFalse();
        assertThat(queue.addStranger(task(), "198.51.100.7")).isTrue();
    }

    @Test
    void whoIsKnownDoesNotKeepStrangersWaitingForEver() throws Exception {
        var queue = new HashingQueue(5, Duration.ofSeconds(2), () -> 0);
        var stranger = task();
        queue.addStranger(stranger, "203.0.113.9");
        for (int i = 0; i < 10; i++) {
            queue.add(task());
        }

        for (int i = 0; i < 4; i++) {
            assertThat(queue.next()).isNotSameAs(stranger);
        }
        assertThat(queue.next()).isSameAs(stranger);
    }

    @Test
    void whoWaitsWhenItIsClosedIsToldSo() {
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var hashing = new HashingThread(new Slow(), Duration.ZERO);
            var waits = crowd.submit(() -> hashing.matches("right", "hash"));
            var alsoWaits = crowd.submit(() -> hashing.matches("right", "hash"));
            until("one is being hashed", () -> running.get() == 1);

            hashing.close();

            for (var one : List.of(waits, alsoWaits)) {
                assertThatThrownBy(one::get).isInstanceOf(ExecutionException.class);
            }
        }
    }

    /** Finds every password wrong. */
    private final class Wrong implements PasswordEncoder {

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return null;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            hashed.incrementAndGet();
            return false;
        }
    }

    private final class Slow implements PasswordEncoder {

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            throw new IllegalArgumentException(String.valueOf(password));
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            hashed.incrementAndGet();
            running.decrementAndGet();
            return true;
        }
    }
}
