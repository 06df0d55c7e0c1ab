package org.keyholder.server.signal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.signal.Qualifier;

/** What holds for turns whatever comes when: schedules by chance, each the same in every run. */
class RandomBacklogTest {

    private static final int STEPS = 2_000;
    private static final int READ = 4;

    private final Backlog backlog = new Backlog();
    private final Map<Account, List<QueuedSignal>> outbox = new HashMap<>();
    private final Map<Long, Integer> came = new HashMap<>();
    private final Map<Account, Integer> last = new HashMap<>();
    private final List<QueuedSignal> sent = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();
    private int dealers;
    private long sequence;

    static List<Long> seeds() {
        return new Random(20261126).longs(40).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everySignalGoesOnceInItsAccountsOrderAndNoAccountWaitsForMoreThanTheOthersTurns(long seed) {
        var random = new Random(seed);
        settle(random);
        // More comes than is sent, of some accounts much more than of others; then all the rest is sent.
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(5) < 3) {
                come(random);
            }
            if (random.nextInt(5) < 2) {
                send();
            }
        }
        while (!backlog.isEmpty()) {
            send();
        }

        assertThat(sent)
                .extracting(QueuedSignal::sequence)
                .hasSameSizeAs(came.keySet())
                .doesNotHaveDuplicates();
        assertThat(outbox.values()).allMatch(List::isEmpty);
        for (var account : accounts) {
            assertThat(sent.stream()
                            .filter(one -> one.account().equals(account))
                            .map(QueuedSignal::sequence))
                    .isSorted();
        }
    }

    private void settle(Random random) {
        dealers = 1 + random.nextInt(6);
        for (int dealer = 0; dealer < dealers; dealer++) {
            var id = new DealerId(new UUID(random.nextLong(), dealer));
            int of = 1 + random.nextInt(12);
            for (int n = 0; n < of; n++) {
                accounts.add(new Account(id, "D" + dealer + "-" + n));
            }
        }
    }

    private void come(Random random) {
        // The square leans towards the first accounts: they flood.
        double where = random.nextDouble() * random.nextDouble();
        var account = accounts.get((int) (where * accounts.size()));
        var signal = random.nextInt(4) == 0
                ? QueuedSignals.status(account, ++sequence)
                : QueuedSignals.alarm(account, ++sequence);
        outbox.computeIfAbsent(account, one -> new ArrayList<>()).add(signal);
        came.put(signal.sequence(), sent.size());
        if (!backlog.hasEnough(account)) {
            read(account);
        }
    }

    private void read(Account account) {
        var waiting = outbox.getOrDefault(account, List.of());
        var first = waiting.subList(0, Math.min(READ, waiting.size()));
        long lastAlarm = waiting.stream()
                .filter(one -> one.signal().qualifier() == Qualifier.NEW)
                .mapToLong(QueuedSignal::sequence)
                .max()
                .orElse(0);
        backlog.put(account, Backlog.Waiting.of(List.copyOf(first), lastAlarm, first.size() == READ));
    }

    private void send() {
        backlog.take(account -> true).ifPresent(next -> {
            var signal = next.signal();
            outbox.getOrDefault(signal.account(), List.of()).removeFirst();
            waitedNoLongerThanItsTurns(signal);
            last.put(signal.account(), sent.size());
            sent.add(signal);
            if (next.readOn()) {
                read(signal.account());
            }
        });
    }

    /** From when it was its account's first: each dealer has a turn before its own, once for each of its accounts, and statuses some. */
    private void waitedNoLongerThanItsTurns(QueuedSignal signal) {
        int since = Math.max(came.getOrDefault(signal.sequence(), 0), last.getOrDefault(signal.account(), -1) + 1);
        int waited = sent.size() - since;
        long siblings = accounts.stream()
                .filter(account -> account.dealer().equals(signal.account().dealer()))
                .count();
        long turns = siblings * dealers;
        if (signal.signal().qualifier() == Qualifier.NEW) {
            assertThat(waited).as("turns before " + signal.account()).isLessThanOrEqualTo((int)
                    (turns + turns / 6 + 2));
        } else {
            assertThat(waited)
                    .as("turns before the status of " + signal.account())
                    .isLessThanOrEqualTo((int) ((Backlog.ALARMS_IN_A_ROW + 1) * (turns + 1)));
        }
    }
}
