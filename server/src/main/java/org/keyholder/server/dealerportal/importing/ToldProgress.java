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
    private final Thread telling;

    ToldProgress(IntConsumer listener) {
        this.telling = Thread.ofVirtual().name("import-progress").start(() -> {
            try {
                while (true) {
                    news.acquire();
                    news.drainPermits();
                    listener.accept(done.get());
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void accept(int rows) {
        done.set(rows);
        news.release();
    }

    @Override
    public void close() {
        telling.interrupt();
    }
}
