package org.keyholder.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keyholder.testing.clock.SettableClock;

class SignInThrottleTest {

    private static final String ADDRESS = "203.0.113.7";

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-26T03:00:00Z"));
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @Test
    void ofThreeHundredThatBeginAtOnceFromOneAddressThirtyAreTries() {
        var tries = IntStream.range(0, 300)
                .filter(i -> throttle.begin("login-" + i, ADDRESS).isEmpty())
                .count();

        assertThat(tries).isEqualTo(30);
    }

    @Test
    void ofManyThatBeginAtOnceForOneLoginFiveAreTries() {
        var tries = IntStream.range(0, 300)
                .filter(i -> throttle.begin("Kim", "203.0.113." + i % 250).isEmpty())
                .count();

        assertThat(tries).isEqualTo(5);
    }

    @Test
    void aRightPasswordForgetsWhatTheLoginHadAgainstIt() {
        for (int i = 0; i < 4; i++) {
            throttle.begin("kim", ADDRESS);
        }
        assertThat(throttle.begin("kim", ADDRESS)).isEmpty();
        throttle.succeeded("kim", ADDRESS);

        assertThat(throttle.begin("kim", ADDRESS)).isEmpty();
    }

    @Test
    void hundredsWhoSignInRightlyFromOneAddressDoNotLockEachOtherOut() {
        for (int i = 0; i < 300; i++) {
            assertThat(throttle.begin("operator-" + i, ADDRESS)).isEmpty();
            throttle.succeeded("operator-" + i, ADDRESS);
        }
    }

    @Test
    void aTryThatFoundNothingOutIsNone() {
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.begin("kim", ADDRESS)).isEmpty();
            throttle.withdrawn("kim", ADDRESS);
        }
    }

    @Test
    void afterAMinuteTheNextMayTry() {
        for (int i = 0; i < 5; i++) {
            throttle.begin("kim", ADDRESS);
        }
        assertThat(throttle.begin("kim", ADDRESS)).contains(Duration.ofMinutes(1));

        clock.forward(Duration.ofMinutes(1));
        assertThat(throttle.begin("kim", ADDRESS)).isEmpty();
    }

    @Test
    void madeUpLoginsDoNotWashAwayTheOneThatIsGuessedAt() {
        for (int i = 0; i < 5; i++) {
            throttle.begin("kim", ADDRESS);
        }
        for (int i = 0; i < SignInThrottle.MOST_REMEMBERED + 10; i++) {
            throttle.begin("login-" + i, "address-" + i);
        }

        assertThat(throttle.begin("kim", "198.51.100.9")).isPresent();
    }
}
