package org.keyholder.server.keys;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.admission.MemoryClaim;
import org.keyholder.server.shared.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the last uses of keys written down each minute, and once more when the server stops. */
@Configuration(proxyBeanMethods = false)
class KeyRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KeyRounds.class);

    private static final int BYTES_OF_A_USE = 200;

    private final KeyUses uses;
    private @Nullable ScheduledExecutorService timer;

    KeyRounds(KeyUses uses) {
        this.uses = uses;
    }

    // Static: what the server needs in memory is added up before there is a database.
    @Bean
    static MemoryClaim notedUses() {
        return new MemoryClaim("keys whose last use is to be written", KeyUses.MOST, BYTES_OF_A_USE, "");
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("key-uses").daemon().factory());
        long between = KeyUses.BETWEEN.toMillis();
        timer.scheduleWithFixedDelay(this::write, between, between, TimeUnit.MILLISECONDS);
    }

    /** Never throws: what could not be written is written in the next round. */
    private void write() {
        try {
            Work.JOBS.<Boolean, RuntimeException>call(() -> {
                uses.write();
                return true;
            });
        } catch (RuntimeException e) {
            log.warn("The last uses of keys could not be written and are kept for the next round: {}", e.toString());
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdown();
            timer = null;
            write();
        }
    }

    /** With what lets devices in: before the web server starts, and until after it has stopped. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
