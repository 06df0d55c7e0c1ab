package org.keyholder.server.admission.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Puts what must not come faster than so often into a row. */
final class Pace {

    private final long between;
    private final long longest;
    private final AtomicLong last = new AtomicLong();

    /**
     * @param between one and the next
     * @param longest nobody waits longer, though they then come faster
     */
    Pace(Duration between, Duration longest) {
        this.between = between.toNanos();
        this.longest = longest.toNanos();
        last.set(System.nanoTime() - this.between);
    }

    /** Takes the next turn that is at least so far away; how long until then. */
    Duration next(Duration atLeast) {
        long now = System.nanoTime();
        long earliest = now + atLeast.toNanos();
        long turn = last.updateAndGet(
                before -> Math.min(Math.max(earliest, before + between), Math.max(earliest, now + longest)));
        return Duration.ofNanos(turn - now);
    }
}
