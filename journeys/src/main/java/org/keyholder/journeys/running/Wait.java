package org.keyholder.journeys.running;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits on a condition that nobody tells of, by looking often. */
public final class Wait {

    private static final Duration LOOK = Duration.ofMillis(10);

    private Wait() {}

    /** Returns as soon as it is so; an error that says what was waited for when the time is over. */
    public static void until(String what, Duration longest, BooleanSupplier so) {
        long end = System.nanoTime() + longest.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Not within " + longest + ": " + what);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Lets the time pass while the load goes on. */
    public static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
