package org.keyholder.server.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a text of unknown outcome is looked for and repeated. */
class DoubtRuleTest {

    private static final Instant HANDED = Instant.parse("2026-11-26T03:00:00Z");
    private static final DoubtRule RULE = DoubtRule.of(Duration.ofSeconds(10), Duration.ofSeconds(30));

    @Test
    void itIsRepeatedAfterHalfAMinuteThenAfterAMinuteAndNeverAfterThat() {
        assertThat(RULE.repeats(new Doubt(1, HANDED, 0), HANDED.plusSeconds(29)))
                .isFalse();
        assertThat(RULE.repeats(new Doubt(1, HANDED, 0), HANDED.plusSeconds(30)))
                .isTrue();
        assertThat(RULE.repeats(new Doubt(2, HANDED, 0), HANDED.plusSeconds(59)))
                .isFalse();
        assertThat(RULE.repeats(new Doubt(2, HANDED, 0), HANDED.plusSeconds(60)))
                .isTrue();
        assertThat(RULE.repeats(new Doubt(3, HANDED, 0), HANDED.plus(Duration.ofDays(2))))
                .isFalse();
    }

    @Test
    void itIsLookedForMoreAndMoreSeldomForAnHour() {
        var giveUp = HANDED.plus(Duration.ofDays(2));
        var times = new ArrayList<Long>();
        var next = RULE.next(new Doubt(3, HANDED, 0), HANDED, giveUp);
        for (int lookUps = 1; next.isPresent(); lookUps++) {
            times.add(Duration.between(HANDED, next.get()).toSeconds());
            next = RULE.next(new Doubt(3, HANDED, lookUps), next.get(), giveUp);
        }

        assertThat(times).isEqualTo(List.of(10L, 30L, 70L, 150L, 310L, 630L, 1230L, 1830L, 2430L, 3030L));
    }

    @Test
    void aRepeatThatIsDueBeforeTheNextLookIsNotLate() {
        assertThat(RULE.next(new Doubt(1, HANDED, 2), HANDED.plusSeconds(20), HANDED.plusSeconds(900)))
                .contains(HANDED.plusSeconds(30));
    }

    @Test
    void nothingIsDoneOnceItHasNoUseAnyMore() {
        assertThat(RULE.next(new Doubt(1, HANDED, 0), HANDED, HANDED.plusSeconds(10)))
                .isEmpty();
    }
}
