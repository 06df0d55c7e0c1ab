package org.keyholder.server.signal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.keyholder.server.signal.SignalSettings;

class ReceiverPaceTest {

    private static final long QUICK = Duration.ofMillis(100).toNanos();
    private static final long LATE = QUICK + 1;
    private static final long BEGUN = Long.MAX_VALUE - 5; // nanoTime may wrap around while a server runs
    private static final long SETTLED = BEGUN + Duration.ofSeconds(5).toNanos();

    private final ReceiverPace pace = new ReceiverPace(
            new SignalSettings(
                    Duration.ofMillis(500),
                    Duration.ofSeconds(10),
                    20,
                    Duration.ofMillis(100),
                    Duration.ofSeconds(5),
                    8),
            BEGUN);

    @Test
    void aReceiverIsQuickUntilItHasBeenLateEightTimesInARow() {
        answered(LATE, ReceiverPace.IN_A_ROW - 1);
        assertThat(pace.isSlow(SETTLED, true)).isFalse();

        pace.answered(LATE);
        assertThat(pace.isSlow(SETTLED, true)).isTrue();
        assertThat(pace.isSlow(SETTLED, false)).isTrue();
    }

    @Test
    void oneQuickAnswerMakesItQuickAgain() {
        answered(LATE, ReceiverPace.IN_A_ROW);

        pace.answered(QUICK);

        assertThat(pace.isSlow(SETTLED, true)).isFalse();
    }

    @Test
    void anAnswerThatIsOutForTooLongHoldsUpNoOther() {
        pace.sent(SETTLED);
        long hangs = SETTLED + ReceiverPace.HANGS.toNanos();

        assertThat(pace.isSlow(hangs, true)).isFalse();
        assertThat(pace.isSlow(hangs + 1, true)).isTrue();
        assertThat(pace.isSlow(hangs + 1, false)).isFalse();
    }

    @Test
    void whatLooksLateRightAfterAStartIsTheServersOwnSlowness() {
        answered(LATE, 3 * ReceiverPace.IN_A_ROW);
        pace.sent(BEGUN);

        assertThat(pace.isSlow(SETTLED - 1, true)).isFalse();
        assertThat(pace.isSlow(SETTLED, true)).isTrue();
    }

    private void answered(long nanos, int times) {
        for (int i = 0; i < times; i++) {
            pace.sent(SETTLED);
            pace.answered(nanos);
        }
    }
}
