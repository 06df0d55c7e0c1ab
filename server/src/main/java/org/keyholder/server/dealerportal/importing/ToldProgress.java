package org.keyholder.server.dealerportal.importing;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Tells how far a transaction is, from beside it: what is written within it nobody sees before it ends. Whoever is told late or never, such
 * as a database with no connection to spare, does not hold it up.
 */
final class ToldProgress implements IntConsumer, AutoCloseable {

    private final AtomicInteger done = new AtomicInteger();
    private final Semaphore news = new Semaphore(0);
    private final IntConsumer listener;
    private volatile boolean over;

    ToldProgress(IntConsumer listener) {
        this.listener = listener;
        Thread.ofVirtual().name("import-progress").start(this::tellAll);
    }

    private void tellAll() {
        for (news.acquireUninterruptibly(); !over; news.acquireUninterruptibly()) {
            news.drainPermits();
            tell();
        }
    }

    private void tell() {
        try {
            listener.accept(done.get());
        } catch (RuntimeException untold) {
            // The next news says more, and what ends it says all.
        }
    }

    @Override
    public void accept(int rows) {
        done.set(rows);
        news.release();
    }

    /** Nobody is interrupted: that would take a connection along. */
    @Override
    public void close() {
        over = true;
        news.release();
    }
}
