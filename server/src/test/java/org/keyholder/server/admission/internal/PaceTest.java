package org.keyholder.server.admission.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration AT_LEAST = Duration.ofHours(1);

    @Test
    void eachTurnIsAsFarAsAskedForAndBehindTheOneBefore() {
        var pace = new Pace(Duration.ofHours(2), Duration.ofHours(4));

        var first = pace.next(AT_LEAST);
        var second = pace.next(AT_LEAST);

        assertThat(first).isEqualTo(AT_LEAST);
        assertThat(second).isBetween(Duration.ofHours(3).minusMinutes(1), Duration.ofHours(3));
    }

    @Test
    void nobodyWaitsLongerThanTheLongest() {
        var pace = new Pace(Duration.ofHours(2), Duration.ofHours(4));
        for (int i = 0; i < 10; i++) {
            pace.next(AT_LEAST);
        }

        assertThat(pace.next(AT_LEAST)).isEqualTo(Duration.ofHours(4));
    }
}
