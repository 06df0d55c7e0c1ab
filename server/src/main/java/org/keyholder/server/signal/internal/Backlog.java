package org.keyholder.server.signal.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Predicate;
import org.keyholder.server.signal.SignalId;

/** Signals that were read and are not sent yet: accounts take turns, each account's signals keep their order. */
final class Backlog {

    private final Map<String, Queue<QueuedSignal>> accounts = new LinkedHashMap<>();
    private int size;

    int size() {
        return size;
    }

    Collection<String> accounts() {
        return List.copyOf(accounts.keySet());
    }

    List<SignalId> ids() {
        return accounts.values().stream()
                .flatMap(Collection::stream)
                .map(queued -> queued.signal().id())
                .toList();
    }

    /** A signal whose transaction took longer than a later one's may come after it: it still goes first. */
    void add(QueuedSignal queued) {
        accounts.computeIfAbsent(
                        queued.account(),
                        account -> new PriorityQueue<>(Comparator.comparingLong(QueuedSignal::sequence)))
                .add(queued);
        size++;
    }

    /** Takes the next signal of the account whose turn it is, among those that may. */
    Optional<QueuedSignal> take(Predicate<String> may) {
        var turn = accounts.keySet().stream().filter(may).findFirst();
        return turn.map(account -> {
            var signals = Objects.requireNonNull(accounts.remove(account));
            var next = signals.remove();
            size--;
            if (!signals.isEmpty()) {
                accounts.put(account, signals);
            }
            return next;
        });
    }

    /** Forgets the account's signals: they are read again later. */
    void forget(String account) {
        var signals = accounts.remove(account);
        size -= signals == null ? 0 : signals.size();
    }
}
