package org.keyholder.testing.web;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps a caller waiting until it is let go, however long it meant to wait. */
public final class Hold {

    private volatile CountDownLatch gate = new CountDownLatch(1);
    private volatile boolean closed;

    /** Whether the whole time passed before somebody opened the gate. */
    public boolean forAsLongAs(Duration longest) throws InterruptedException {
        return !closed && !gate.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Lets everybody go who waits now; those who come later wait again. */
    public synchronized void letGo() {
        CountDownLatch old = gate;
        gate = new CountDownLatch(1);
        old.countDown();
    }

    /** Lets everybody go, now and from now on. */
    public synchronized void close() {
        closed = true;
        gate.countDown();
    }
}
