package org.keyholder.dc09.sender;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps a link under supervision: sends NULL whenever nothing else was acknowledged for an interval (Pyronix and others;
 * any message
 * restarts the timer). Runs on a virtual thread until closed.
 */
public final class Supervision implements AutoCloseable {
    private final Sender sender;
    private final SenderAccount account;
    private final Duration interval;
    private final Consumer<Outcome> told;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Supervision(Sender sender, SenderAccount account, Duration interval, Consumer<Outcome> told) {
        this.sender = sender;
        this.account = account;
        this.interval = interval;
        this.told = told;
    }

    /** Begins; the outcome of every link test is told, also the good ones. */
    public static Supervision of(Sender sender, SenderAccount account, Duration interval, Consumer<Outcome> told) {
        Supervision supervision = new Supervision(sender, account, interval, told);
        Thread.ofVirtual().name("dc09-supervision").start(supervision::run);
        return supervision;
    }

    private void run() {
        Duration wait = interval;
        while (!closedWithin(wait)) {
            Duration left = interval.minus(sender.sinceAcknowledged());
            if (left.isPositive()) {
                wait = left;
            } else {
                told.accept(sender.testLink(account));
                wait = interval;
            }
        }
    }

    private boolean closedWithin(Duration wait) {
        try {
            return closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
