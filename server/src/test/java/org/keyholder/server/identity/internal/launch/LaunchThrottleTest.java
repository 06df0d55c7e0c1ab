package org.keyholder.server.identity.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.keyholder.testing.clock.SettableClock;

class LaunchThrottleTest {

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-26T12:00:00Z"));
    private final LaunchThrottle throttle = new LaunchThrottle(clock);

    private void wrong(String address, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(throttle.wrong(address)).isEmpty();
        }
    }

    @Test
    void afterThirtyWrongOnesTheRestOfTheMinuteIsWaitedOut() {
        wrong("192.0.2.1", 10);
        clock.forward(Duration.ofSeconds(20));
        wrong("192.0.2.1", 20);

        assertThat(throttle.wrong("192.0.2.1")).contains(Duration.ofSeconds(40));
        clock.forward(Duration.ofSeconds(39));
        assertThat(throttle.wrong("192.0.2.1")).contains(Duration.ofSeconds(1));
        clock.forward(Duration.ofSeconds(1));
        wrong("192.0.2.1", 30);
    }

    @Test
    void anotherAddressWaitsForNobody() {
        wrong("192.0.2.1", 30);

        assertThat(throttle.wrong("192.0.2.1")).isPresent();
        assertThat(throttle.wrong("192.0.2.2")).isEmpty();
    }

    @Test
    void itRemembersNoMoreAddressesThanItMay() {
        wrong("192.0.2.1", 30);
        for (int i = 0; i < LaunchThrottle.MOST_REMEMBERED; i++) {
            throttle.wrong("address " + i);
        }

        assertThat(throttle.wrong("192.0.2.1")).isEmpty();
    }
}
