package org.keyholder.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.keyholder.server.testing.Wait.until;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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
        try (var hashing = new HashingThread(new Slow());
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
        try (var hashing = new HashingThread(new Slow())) {
            assertThatThrownBy(() -> hashing.encode("broken"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("broken");
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
