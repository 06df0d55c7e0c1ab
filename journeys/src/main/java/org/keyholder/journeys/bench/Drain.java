package org.keyholder.journeys.bench;

import java.time.Duration;
import org.keyholder.journeys.running.Rig;
import org.keyholder.journeys.running.Wait;

/** Waits until the outbox is empty, so that one measurement does not run into the next. */
final class Drain {

    private static final Duration LONGEST = Duration.ofSeconds(120);

    private Drain() {}

    static Duration await(Rig rig) {
        long start = System.nanoTime();
        Wait.until(
                "all signals are sent",
                LONGEST,
                () -> rig.database()
                        .ask("select count(*) from (select from signal where state = 'queued' limit 1) as any_left")
                        .equals("0"));
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
