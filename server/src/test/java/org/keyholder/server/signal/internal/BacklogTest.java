package org.keyholder.server.signal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.signal.internal.QueuedSignals.alarm;
import static org.keyholder.server.signal.internal.QueuedSignals.status;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.signal.Qualifier;

class BacklogTest {

    private static final DealerId ACME = new DealerId(UUID.randomUUID());
    private static final DealerId OTHER = new DealerId(UUID.randomUUID());
    private static final Account A1 = new Account(ACME, "A1");
    private static final Account A2 = new Account(ACME, "A2");
    private static final Account B1 = new Account(OTHER, "B1");

    private final Backlog backlog = new Backlog();

    @Test
    void accountsTakeTurns() {
        put(A1, alarm(A1, 1), alarm(A1, 2));
        put(A2, alarm(A2, 3));

        assertThat(sequences()).containsExactly(1L, 3L, 2L);
    }

    @Test
    void dealersTakeTurnsHoweverManyAccountsTheyHave() {
        IntStream.range(0, 500)
                .mapToObj(i -> new Account(ACME, "A" + i))
                .forEach(account -> put(account, alarm(account, 1)));
        put(B1, alarm(B1, 2), alarm(B1, 3));

        assertThat(sequences().subList(0, 4)).containsExactly(1L, 2L, 1L, 3L);
    }

    @Test
    void statusesGoBehindTheAlarmsOfOtherAccounts() {
        put(A1, status(A1, 1), status(A1, 2));
        put(B1, alarm(B1, 3), alarm(B1, 4));

        assertThat(sequences()).containsExactly(3L, 4L, 1L, 2L);
    }

    @Test
    void noAlarmOvertakesAnEarlierSignalOfItsOwnAccountWhichGoesSoonerForIt() {
        put(A1, status(A1, 1));
        put(B1, status(B1, 2), alarm(B1, 3), status(B1, 4));

        assertThat(sequences()).containsExactly(2L, 3L, 1L, 4L);
    }

    @Test
    void anAlarmFarBackInTheOutboxLetsItsAccountGoSoonerToo() {
        put(A1, status(A1, 1));
        backlog.put(B1, Backlog.Waiting.of(List.of(status(B1, 2)), 900, true));

        assertThat(sequences()).containsExactly(2L, 1L);
    }

    @Test
    void statusesHaveATurnAfterSoManyAlarms() {
        put(A1, LongStream.rangeClosed(1, 20).mapToObj(n -> alarm(A1, n)).toArray(QueuedSignal[]::new));
        put(B1, status(B1, 100), status(B1, 101));

        var order = sequences();

        assertThat(order.indexOf(100L)).isEqualTo(Backlog.ALARMS_IN_A_ROW);
        assertThat(order.indexOf(101L)).isEqualTo(2 * Backlog.ALARMS_IN_A_ROW + 1);
    }

    @Test
    void anAccountThatMayNotIsPassedOver() {
        put(A1, alarm(A1, 1));
        put(A2, alarm(A2, 2));

        assertThat(backlog.take(account -> !account.equals(A1))
                        .orElseThrow()
                        .signal()
                        .sequence())
                .isEqualTo(2);
        assertThat(backlog.take(account -> !account.equals(A1))).isEmpty();
    }

    @Test
    void whatIsReadTakesThePlaceOfWhatWasKnown() {
        put(A1, alarm(A1, 5));
        put(A1, alarm(A1, 4), alarm(A1, 5));

        assertThat(sequences()).containsExactly(4L, 5L);
        assertThat(backlog.isEmpty()).isTrue();
    }

    @Test
    void whoseSignalsAreForgottenOrGoneIsNotKnown() {
        put(A1, alarm(A1, 1));
        put(B1, alarm(B1, 2));

        backlog.forget(A1);
        put(B1);

        assertThat(backlog.knows(A1)).isFalse();
        assertThat(backlog.knows(ACME)).isFalse();
        assertThat(backlog.knows(OTHER)).isFalse();
        assertThat(sequences()).isEmpty();
    }

    @Test
    void theLastThatIsKnownSaysWhetherTheOutboxHasMore() {
        backlog.put(A1, Backlog.Waiting.of(List.of(alarm(A1, 1), alarm(A1, 2)), 9, true));
        put(B1, alarm(B1, 3));

        var readOn = new ArrayList<Boolean>();
        for (var next = backlog.take(account -> true); next.isPresent(); next = backlog.take(account -> true)) {
            readOn.add(next.get().readOn());
        }

        assertThat(readOn).containsExactly(false, false, true);
    }

    private void put(Account account, QueuedSignal... signals) {
        long lastAlarm = 0;
        for (var signal : signals) {
            lastAlarm = signal.signal().qualifier() == Qualifier.NEW ? signal.sequence() : lastAlarm;
        }
        backlog.put(account, Backlog.Waiting.of(List.of(signals), lastAlarm, false));
    }

    private List<Long> sequences() {
        var all = new ArrayList<Long>();
        for (var next = backlog.take(account -> true); next.isPresent(); next = backlog.take(account -> true)) {
            all.add(next.get().signal().sequence());
        }
        return all;
    }
}
