package org.keyholder.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TriesTest {

    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");
    private static final int MOST = 100;

    private final Tries tries = new Tries(3, Duration.ofMinutes(1), MOST);

    @Test
    void soManyAtOnceAndThenOneAfterEachPause() {
        take("kim", 3, NOW);

        assertThat(tries.untilNext("kim", NOW)).contains(Duration.ofMinutes(1));
        assertThat(tries.untilNext("kim", NOW.plusSeconds(59))).contains(Duration.ofSeconds(1));
        assertThat(tries.untilNext("kim", NOW.plusSeconds(60))).isEmpty();
        take("kim", 1, NOW.plusSeconds(60));
        assertThat(tries.untilNext("kim", NOW.plusSeconds(60))).contains(Duration.ofMinutes(1));
    }

    @Test
    void whoHasRestedHasAllOfThemAndNoMore() {
        take("kim", 3, NOW);
        var later = NOW.plus(Duration.ofDays(1));

        take("kim", 2, later);
        assertThat(tries.untilNext("kim", later)).isEmpty();
        take("kim", 1, later);
        assertThat(tries.untilNext("kim", later)).isPresent();
    }

    @Test
    void aTryThatIsGivenBackIsThereAgain() {
        take("kim", 3, NOW);
        tries.giveBack("kim");
        tries.giveBack("tom");

        assertThat(tries.untilNext("kim", NOW)).isEmpty();
        take("kim", 1, NOW);
        assertThat(tries.untilNext("kim", NOW)).isPresent();
    }

    @Test
    void howeverManyComeNoMoreAreRememberedAndWhoTriedMostIs() {
        take("kim", 3, NOW);
        for (int i = 0; i < 50 * MOST; i++) {
            take("made-up-" + i, 1, NOW.plusMillis(i));
            assertThat(tries.size()).isLessThanOrEqualTo(MOST);
        }

        assertThat(tries.untilNext("kim", NOW.plusSeconds(5))).isPresent();
    }

    @Test
    void whoHasAllTriesAgainIsForgottenFirst() {
        take("guessed at", 2, NOW);
        for (int i = 0; i < MOST - 2; i++) {
            take("gone-" + i, 1, NOW.minus(Duration.ofHours(1)));
        }
        take("new", 1, NOW);
        take("newer", 1, NOW);

        assertThat(tries.size()).isEqualTo(3);
    }

    private void take(String whose, int times, Instant at) {
        for (int i = 0; i < times; i++) {
            tries.take(whose, at);
        }
    }
}
