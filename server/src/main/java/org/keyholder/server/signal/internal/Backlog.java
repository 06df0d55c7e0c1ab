package org.keyholder.server.signal.internal;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;

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

    boolean has(String account) {
        return accounts.containsKey(account);
    }

    void add(QueuedSignal queued) {
        accounts.computeIfAbsent(queued.account(), account -> new ArrayDeque<>())
                .add(queued);
        size++;
    }

    /** Takes the next signal of the account whose turn it is, among those that may. */
    Optional<QueuedSignal> take(Predicate<String> may) {
        var turn = accounts.entrySet().stream()
                .filter(entry -> may.test(entry.getKey()))
                .findFirst();
        return turn.map(entry -> {
            var next = entry.getValue().remove();
            size--;
            accounts.remove(entry.getKey());
            if (!entry.getValue().isEmpty()) {
                accounts.put(entry.getKey(), entry.getValue());
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
