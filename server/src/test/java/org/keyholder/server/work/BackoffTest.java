package org.keyholder.server.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({
        "PT0.5S, PT10S, 0, PT0.5S",
        "PT0.5S, PT10S, 1, PT1S",
        "PT0.5S, PT10S, 4, PT8S",
        "PT0.5S, PT10S, 5, PT10S",
        "PT0.5S, PT10S, 2147483647, PT10S",
        "PT1S, PT60S, 5, PT32S",
        "PT1S, PT60S, 6, PT60S",
        "PT3S, PT10S, 1, PT6S",
        "PT3S, PT10S, 2, PT10S",
        "PT2S, PT8S, 2, PT8S"
    })
    void eachPauseIsTwiceTheOneBeforeUpToTheLongest(Duration first, Duration longest, int attempts, Duration pause) {
        assertThat(new Backoff(first, longest).after(attempts)).isEqualTo(pause);
    }

    @Test
    void aFirstPauseThatIsLongerThanTheLongestIsCutToIt() {
        assertThat(new Backoff(Duration.ofSeconds(5), Duration.ofSeconds(1)).after(0))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"61", "62", "63", "64", "2147483647"})
    void noNumberOfAttemptsOverflows(int attempts) {
        var tiny = new Backoff(Duration.ofNanos(1), Duration.ofDays(10_000));

        assertThat(tiny.after(attempts)).isEqualTo(Duration.ofDays(10_000));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1S", "PT-1S, PT1S", "PT1S, PT0S"})
    void aPauseOfNothingIsRefused(Duration first, Duration longest) {
        assertThatThrownBy(() -> new Backoff(first, longest)).isInstanceOf(IllegalArgumentException.class);
    }
}
