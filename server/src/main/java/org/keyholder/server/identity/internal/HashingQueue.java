package org.keyholder.server.identity.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Passwords that wait to be hashed: those of people who are known here first, and of strangers no more than the pace allows once too many of
 * theirs were wrong.
 */
final class HashingQueue {

    /** At a quarter of a second each, whoever comes last waits no longer than people do. */
    private static final int MOST = 24;

    /** The same where each waits for its pause. */
    private static final int MOST_PACED = 6;

    private final long atOnceNanos;
    private final long pauseNanos;
    private final LongSupplier nanos;
    private final Queue<FutureTask<?>> known = new ArrayDeque<>();
    private final Queue<FutureTask<?>> strangers = new ArrayDeque<>();

    /** When all wrong ones are forgiven; before now, when they are. */
    private long forgivenAt;

    private boolean ended;

    HashingQueue(int wrongAtOnce, Duration pause, LongSupplier nanos) {
        this.pauseNanos = pause.toNanos();
        this.atOnceNanos = pauseNanos * (wrongAtOnce - 1L);
        this.nanos = nanos;
        this.forgivenAt = nanos.getAsLong();
    }

    /** False where too many wait. */
    synchronized boolean add(FutureTask<?> task, boolean stranger) {
        var queue = stranger ? strangers : known;
        if (ended || queue.size() >= (stranger && rest() > 0 ? MOST_PACED : MOST)) {
            return false;
        }
        queue.add(task);
        notifyAll();
        return true;
    }

    /** The next whose turn it is, as soon as there is one. */
    synchronized FutureTask<?> next() throws InterruptedException {
        while (!ended) {
            var task = ready();
            if (task != null) {
                return task;
            }
            waitForOne();
        }
        throw new InterruptedException("It is closed");
    }

    private @Nullable FutureTask<?> ready() {
        if (!known.isEmpty()) {
            return known.poll();
        }
        return rest() > 0 ? null : strangers.poll();
    }

    private void waitForOne() throws InterruptedException {
        if (strangers.isEmpty()) {
            wait();
        } else {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(rest(), 1));
        }
    }

    /** How long no stranger's turn comes; nought or less when it may. */
    private long rest() {
        return forgivenAt - atOnceNanos - nanos.getAsLong();
    }

    /** A stranger's was wrong. */
    synchronized void wasWrong() {
        long now = nanos.getAsLong();
        forgivenAt = (forgivenAt - now > 0 ? forgivenAt : now) + pauseNanos;
    }

    /** Takes nothing more; answers what is left. */
    synchronized List<FutureTask<?>> end() {
        ended = true;
        var left = new ArrayList<FutureTask<?>>(known);
        left.addAll(strangers);
        return left;
    }
}
