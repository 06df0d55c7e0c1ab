package org.keyholder.server.signal.internal;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;
import org.keyholder.server.shared.DealerId;

/**
 * The first signals of the accounts that have something waiting. Who has an alarm waiting takes turns with the others that have one;
 * the rest comes after them, but is never left out. An account's own signals keep their order: what lies before its alarm goes with it.
 */
final class Backlog {

    /** After so many turns of those with an alarm the others have one. */
    static final int ALARMS_IN_A_ROW = 7;

    private final Map<Account, Waiting> accounts = new HashMap<>();
    private final Map<DealerId, Integer> dealers = new HashMap<>();
    private final Turns alarms = new Turns();
    private final Turns statuses = new Turns();
    private int alarmsInARow;

    /**
     * What waits for an account.
     *
     * @param first its oldest signals, in their order
     * @param lastAlarm the sequence number of its last alarm, which may lie behind those; 0 for none
     * @param more whether there are more in the outbox
     */
    record Waiting(Queue<QueuedSignal> first, long lastAlarm, boolean more) {

        static Waiting of(List<QueuedSignal> first, long lastAlarm, boolean more) {
            return new Waiting(new ArrayDeque<>(first), lastAlarm, more);
        }

        private boolean hasAlarm() {
            return !first.isEmpty() && first.element().sequence() <= lastAlarm;
        }
    }

    /** A signal whose turn it is, and whether its account has nothing left here and more in the outbox. */
    record Next(QueuedSignal signal, boolean readOn) {}

    boolean isEmpty() {
        return accounts.isEmpty();
    }

    int accounts() {
        return accounts.size();
    }

    boolean knows(Account account) {
        return accounts.containsKey(account);
    }

    boolean knows(DealerId dealer) {
        return dealers.containsKey(dealer);
    }

    /** Whether the outbox has more of the account's, and nothing that is new there can make it go sooner. */
    boolean hasEnough(Account account) {
        var waiting = accounts.get(account);
        return waiting != null && waiting.more() && waiting.hasAlarm();
    }

    /** Takes what the outbox has of the account, in place of what was known; the account keeps its turn. */
    void put(Account account, Waiting waiting) {
        if (waiting.first().isEmpty()) {
            forget(account);
            return;
        }
        if (accounts.put(account, waiting) == null) {
            dealers.merge(account.dealer(), 1, Integer::sum);
        }
        queueUp(account, waiting);
    }

    private void queueUp(Account account, Waiting waiting) {
        (waiting.hasAlarm() ? statuses : alarms).remove(account);
        (waiting.hasAlarm() ? alarms : statuses).add(account);
    }

    /** Takes the next signal of the account whose turn it is, among those that may. */
    Optional<Next> take(Predicate<Account> may) {
        boolean turnOfStatuses = alarmsInARow >= ALARMS_IN_A_ROW;
        var turn = turnOfStatuses
                ? statuses.next(may).or(() -> alarms.next(may))
                : alarms.next(may).or(() -> statuses.next(may));
        return turn.map(account -> {
            var waiting = Objects.requireNonNull(accounts.get(account));
            alarmsInARow = waiting.hasAlarm() ? alarmsInARow + 1 : 0;
            return takeOf(account, waiting);
        });
    }

    private Next takeOf(Account account, Waiting waiting) {
        var signal = waiting.first().remove();
        if (!waiting.first().isEmpty()) {
            queueUp(account, waiting);
            return new Next(signal, false);
        }
        forget(account);
        return new Next(signal, waiting.more());
    }

    /** Forgets the account whose status would come last, so that another has room; false where all have alarms. */
    boolean leavesOutAStatus() {
        var last = statuses.last();
        last.ifPresent(this::forget);
        return last.isPresent();
    }

    /** Forgets the account's signals: they are read again later. */
    void forget(Account account) {
        if (accounts.remove(account) != null) {
            dealers.computeIfPresent(account.dealer(), (dealer, n) -> n == 1 ? null : n - 1);
        }
        alarms.remove(account);
        statuses.remove(account);
    }
}
