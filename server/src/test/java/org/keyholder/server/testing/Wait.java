package org.keyholder.server.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for a condition, since tests never sleep for a time. */
public final class Wait {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Wait() {}

    /** Returns as soon as the condition holds; fails, naming it, when that takes too long. */
    public static void until(String condition, BooleanSupplier holds) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited " + PATIENCE.toSeconds() + " s in vain until " + condition + ".");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
