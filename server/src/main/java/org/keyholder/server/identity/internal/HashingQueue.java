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
 * theirs were wrong. A stranger gets a place only where their turn comes before people give up, however wrong those are who wait before
 * them, and while the pace holds no network has more than two.
 */
final class HashingQueue {

    /** At a quarter of a second each, whoever comes last waits no longer than people do. */
    private static final int MOST = 24;

    /** The same where each waits for its pause. */
    private static final int MOST_PACED = 6;

    private static final int OF_A_NETWORK = 2;

    /** After so many of people who are known a stranger has a turn, if the pace allows it: nobody keeps all others waiting. */
    private static final int KNOWN_IN_A_ROW = 4;

    private final long atOnceNanos;
    private final long pauseNanos;
    private final LongSupplier nanos;
    private final Queue<FutureTask<?>> known = new ArrayDeque<>();
    private final Queue<Stranger> strangers = new ArrayDeque<>();
    private int knownInARow;

    /** When all wrong ones are forgiven; before now, when they are. */
    private long forgivenAt;

    private boolean ended;

    private record Stranger(FutureTask<?> task, String network) {}

    HashingQueue(int wrongAtOnce, Duration pause, LongSupplier nanos) {
        this.pauseNanos = pause.toNanos();
        this.atOnceNanos = pauseNanos * (wrongAtOnce - 1L);
        this.nanos = nanos;
        this.forgivenAt = nanos.getAsLong();
    }

    /** Of somebody who is known; false where too many wait. */
    synchronized boolean add(FutureTask<?> task) {
        return !ended && known.size() < MOST && notified(known.add(task));
    }

    /** Of a stranger, from this network; false where too many wait. */
    synchronized boolean addStranger(FutureTask<?> task, String network) {
        return !ended
                && strangers.size() < mostStrangers()
                && (rest() <= 0 || waitFrom(network) < OF_A_NETWORK)
                && notified(strangers.add(new Stranger(task, network)));
    }

    /** As if all who wait were wrong: those whom the pace lets through at once, and a few more. */
    private long mostStrangers() {
        if (pauseNanos == 0) {
            return MOST;
        }
        long atOnce = rest() > 0 ? 0 : Math.min(atOnceNanos, -rest()) / pauseNanos + 1;
        return Math.min(MOST, MOST_PACED + atOnce);
    }

    private long waitFrom(String network) {
        return strangers.stream().filter(one -> one.network().equals(network)).count();
    }

    private boolean notified(boolean added) {
        notifyAll();
        return added;
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
        boolean strangersTurn = !strangers.isEmpty() && rest() <= 0;
        if (strangersTurn && (known.isEmpty() || knownInARow >= KNOWN_IN_A_ROW)) {
            knownInARow = 0;
            return strangers.remove().task();
        }
        knownInARow = known.isEmpty() ? 0 : knownInARow + 1;
        return known.poll();
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
        strangers.forEach(one -> left.add(one.task()));
        return left;
    }
}
