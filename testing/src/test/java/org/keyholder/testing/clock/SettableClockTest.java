package org.keyholder.testing.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SettableClockTest {

    private static final Instant THREE_TWELVE = Instant.parse("2026-11-21T03:12:05Z");

    @Test
    void itStandsWhereItWasPut() {
        var clock = SettableClock.at(THREE_TWELVE);

        assertThat(List.of(clock.instant(), clock.instant())).containsOnly(THREE_TWELVE);
    }

    @Test
    void itMovesForwardAndCanBeSetBack() {
        var clock = SettableClock.at(THREE_TWELVE);

        clock.forward(Duration.ofMinutes(2));
        assertThat(clock.instant()).isEqualTo("2026-11-21T03:14:05Z");

        clock.set(THREE_TWELVE);
        assertThat(clock.instant()).isEqualTo(THREE_TWELVE);
    }

    @Test
    void itRunsOnFromWhereItWasPut() {
        var clock = SettableClock.at(THREE_TWELVE).runOn();

        Instant first = clock.instant();
        Thread.onSpinWait();
        Instant second = clock.instant();

        assertThat(first).isBetween(THREE_TWELVE, THREE_TWELVE.plusSeconds(5));
        assertThat(second).isAfterOrEqualTo(first);
        assertThat(clock.forward(Duration.ofDays(1)).instant()).isAfterOrEqualTo(second.plus(Duration.ofDays(1)));
    }

    @Test
    void anotherZoneReadsTheSameHands() {
        var clock = SettableClock.at(THREE_TWELVE);
        var chicago = clock.withZone(ZoneId.of("America/Chicago"));

        clock.forward(Duration.ofHours(1));

        assertThat(chicago.instant()).isEqualTo(clock.instant());
        assertThat(chicago.getZone()).isEqualTo(ZoneId.of("America/Chicago"));
    }

    @Test
    void noStepIsLostWhenManyMoveItAtOnce() {
        var clock = SettableClock.at(THREE_TWELVE);

        IntStream.range(0, 1_000).parallel().forEach(step -> clock.forward(Duration.ofSeconds(1)));

        assertThat(clock.instant()).isEqualTo(THREE_TWELVE.plusSeconds(1_000));
    }
}
