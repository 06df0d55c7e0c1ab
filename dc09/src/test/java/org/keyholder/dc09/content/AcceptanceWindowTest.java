package org.keyholder.dc09.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptanceWindowTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.900Z");

    @ParameterizedTest
    @CsvSource({"0,InTime", "20,InTime", "21,TooNew", "-40,InTime", "-41,TooOld", "86400,TooNew", "-86400,TooOld"})
    void aFrameMayBeTwentySecondsAheadAndFortyBehind(int seconds, String verdict) {
        Instant stamped = Instant.ofEpochSecond(NOW.getEpochSecond() + seconds);

        assertThat(AcceptanceWindow.STANDARD
                        .judge(new Timestamp.At(stamped), NOW)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(verdict);
    }

    @Test
    void theWindowIsSettable() {
        AcceptanceWindow wide = new AcceptanceWindow(Duration.ofHours(1), Duration.ofHours(1));

        assertThat(wide.judge(new Timestamp.At(NOW.plusSeconds(3600)), NOW))
                .isInstanceOf(AcceptanceWindow.Verdict.InTime.class);
    }

    @Test
    void aFrameWithoutTimestampIsNotJudged() {
        assertThat(AcceptanceWindow.STANDARD.judge(new Timestamp.Absent(), NOW))
                .isInstanceOf(AcceptanceWindow.Verdict.NotStamped.class);
    }
}
