package org.keyholder.server.logs.internal;

import ch.qos.logback.classic.LoggerContext;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts the filter before all loggers while the server runs, and has it count. */
@Component
class BeforeAllLoggers implements AutoCloseable {

    private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final RepeatedFailures filter;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("log-counts").daemon().factory());

    BeforeAllLoggers(Clock clock) {
        filter = new RepeatedFailures(clock);
        // Where a process holds several servers, as in tests, they share their loggers: two filters would hold back
        // from each other.
        loggers.getTurboFilterList().removeIf(RepeatedFailures.class::isInstance);
        loggers.addTurboFilter(filter);
        timer.scheduleWithFixedDelay(filter::tell, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        loggers.getTurboFilterList().remove(filter);
        filter.tellAll();
    }
}
