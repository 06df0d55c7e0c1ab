package org.keyholder.server.admission.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks around in the hall every second, and lets in meanwhile who waits to begin. */
@Component
@ConditionalOnWebApplication
class DoorRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DoorRounds.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(10);

    private final Door door;
    private volatile CountDownLatch end = new CountDownLatch(0);

    DoorRounds(Door door) {
        this.door = door;
    }

    @Override
    public void start() {
        var stopped = new CountDownLatch(1);
        end = stopped;
        Thread.ofPlatform().name("door").daemon().start(() -> walk(stopped));
    }

    private void walk(CountDownLatch stopped) {
        long looked = System.nanoTime();
        try {
            while (!stopped.await(STEP.toMillis(), TimeUnit.MILLISECONDS)) {
                attempt(door::letIn);
                if (System.nanoTime() - looked >= BETWEEN_LOOKS.toNanos()) {
                    looked = System.nanoTime();
                    attempt(() -> door.lookAround(System.nanoTime()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong in one round, there is a next. */
    private static void attempt(Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException e) {
            log.error("The connections could not be looked at.", e);
        }
    }

    @Override
    public void stop() {
        end.countDown();
    }

    @Override
    public boolean isRunning() {
        return end.getCount() > 0;
    }
}
