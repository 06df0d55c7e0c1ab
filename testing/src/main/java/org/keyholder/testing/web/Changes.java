package org.keyholder.testing.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts changes, and lets a page wait for the next one. */
public final class Changes {

    private static final Duration LONGEST_POLL = Duration.ofSeconds(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // Starting at the clock, not at 0, lets a page notice that the program behind it is a new one.
    private final AtomicLong count = new AtomicLong(System.currentTimeMillis());

    public void happened() {
        lock.lock();
        try {
            count.incrementAndGet();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public long count() {
        return count.get();
    }

    /** Returns once the count differs from what the caller has seen, or the time is over. */
    public long awaitOtherThan(long seen, Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long nanos = longest.toNanos();
            while (count.get() == seen && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return count.get();
        } finally {
            lock.unlock();
        }
    }

    /** A page's long poll: `?seen=N` waits for another count than N. */
    public long awaitFor(Call call) throws InterruptedException {
        long seen = call.query("seen")
                .filter(text -> !text.isEmpty())
                .map(Changes::number)
                .orElse(-1L);
        return awaitOtherThan(seen, LONGEST_POLL);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new BadRequest("seen is not a number");
        }
    }
}
