package org.keyholder.testing.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What came in, by key, in the order of arrival: bounded, and something that a test can wait on. */
public final class Book<T> {

    private record Waiter<T>(Predicate<? super T> wanted, CompletableFuture<T> found) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<String, T> entries = new LinkedHashMap<>();
    private final List<Waiter<T>> waiters = new ArrayList<>();
    private final int most;

    /** Keeps this many entries; the oldest go first. */
    public Book(int most) {
        this.most = most;
    }

    /** Writes a new entry, or merges it into the one that has the key already, which keeps its place. */
    public T write(String key, T entry, BinaryOperator<T> merge) {
        lock.lock();
        try {
            T written = entries.merge(key, entry, merge);
            if (entries.size() > most) {
                entries.pollFirstEntry();
            }
            tellWaiters(written);
            return written;
        } finally {
            lock.unlock();
        }
    }

    public void write(String key, T entry) {
        write(key, entry, (old, newer) -> newer);
    }

    /** Changes the entry under the key, if it is still in the book. */
    public void change(String key, UnaryOperator<T> change) {
        lock.lock();
        try {
            T changed = entries.computeIfPresent(key, (same, entry) -> change.apply(entry));
            if (changed != null) {
                tellWaiters(changed);
            }
        } finally {
            lock.unlock();
        }
    }

    public Optional<T> find(String key) {
        lock.lock();
        try {
            return Optional.ofNullable(entries.get(key));
        } finally {
            lock.unlock();
        }
    }

    /** Oldest first. */
    public List<T> all() {
        lock.lock();
        try {
            return List.copyOf(entries.values());
        } finally {
            lock.unlock();
        }
    }

    /** The newest, newest first. */
    public List<T> newest(int count) {
        lock.lock();
        try {
            return entries.sequencedValues().reversed().stream().limit(count).toList();
        } finally {
            lock.unlock();
        }
    }

    public int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    public void clear() {
        lock.lock();
        try {
            entries.clear();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest entry that fits, as soon as there is one; an error that shows the book when time is over. */
    public T await(Predicate<? super T> wanted, Duration longest) {
        var waiter = new Waiter<T>(wanted, new CompletableFuture<>());
        lookOrWait(waiter);
        try {
            return waiter.found.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException nothing) {
            throw new AssertionError("Nothing that fits came within " + longest + ". In the book: " + lastLines());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", stopped);
        } catch (ExecutionException thrown) {
            throw new IllegalStateException("the predicate failed", thrown.getCause());
        } finally {
            forget(waiter);
        }
    }

    private void lookOrWait(Waiter<T> waiter) {
        lock.lock();
        try {
            Optional<T> there = entries.values().stream().filter(waiter.wanted).findFirst();
            there.ifPresentOrElse(waiter.found::complete, () -> waiters.add(waiter));
        } finally {
            lock.unlock();
        }
    }

    private void forget(Waiter<T> waiter) {
        lock.lock();
        try {
            waiters.remove(waiter);
        } finally {
            lock.unlock();
        }
    }

    private void tellWaiters(T entry) {
        for (Waiter<T> waiter : waiters) {
            tell(waiter, entry);
        }
    }

    private static <T> void tell(Waiter<T> waiter, T entry) {
        try {
            if (waiter.wanted.test(entry)) {
                waiter.found.complete(entry);
            }
        } catch (RuntimeException | AssertionError thrown) {
            waiter.found.completeExceptionally(thrown);
        }
    }

    private String lastLines() {
        var lines = new StringBuilder();
        for (T entry : newest(20).reversed()) {
            lines.append("\n  ").append(entry);
        }
        return lines.isEmpty() ? "nothing" : lines.toString();
    }
}
