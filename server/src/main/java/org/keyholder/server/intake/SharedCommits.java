package org.keyholder.server.intake;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.keyholder.server.event.ReportedEvent;
import org.keyholder.server.shared.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Lets events that arrive together share a commit: while one transaction is on its way to the disk the next events
 * gather, and go together in the following one. No event waits for company.
 */
@Component
class SharedCommits implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SharedCommits.class);

    private final TakeInEvents takeInEvents;
    private final IntakeSettings settings;
    private final BlockingQueue<Waiting> waiting;
    private final List<Thread> writers = new ArrayList<>();
    private final DistributionSummary stored;
    private volatile boolean running;

    /** A report and the one who waits for its commit. */
    private record Waiting(ReportedEvent report, CompletableFuture<TakeIn> answer) {}

    SharedCommits(TakeInEvents takeInEvents, IntakeSettings settings, MeterRegistry meters) {
        this.takeInEvents = takeInEvents;
        this.settings = settings;
        this.waiting = new LinkedBlockingQueue<>(settings.waiting());
        this.stored = meters.summary("keyholder.intake.commit.events");
        meters.gauge("keyholder.intake.waiting", waiting, BlockingQueue::size);
    }

    /** Takes the report in and returns after the commit. */
    TakeIn takeIn(ReportedEvent report) {
        var one = new Waiting(report, new CompletableFuture<>());
        if (!waiting.offer(one)) {
            throw new Outage(
                    Outage.Cause.OVERLOAD, "too-many-events", "More events wait than can be stored at the moment");
        }
        try {
            return one.answer().get(settings.longestWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            waiting.remove(one);
            throw new Outage(Outage.Cause.OURS, "not-stored-in-time", "An event was not stored in time", e);
        } catch (ExecutionException e) {
            throw new Outage(Outage.Cause.OURS, "not-stored", "An event was not stored", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Outage(Outage.Cause.OURS, "stopping", "The server stops", e);
        }
    }

    @Override
    public void start() {
        running = true;
        for (int i = 0; i < settings.writers(); i++) {
            writers.add(Thread.ofPlatform().name("intake-writer-" + i).start(this::write));
        }
    }

    private void write() {
        try {
            while (running) {
                var batch = new ArrayList<Waiting>();
                var first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, settings.batch() - 1);
                    store(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void store(List<Waiting> batch) {
        try {
            var answers =
                    takeInEvents.takeIn(batch.stream().map(Waiting::report).toList());
            stored.record(batch.size());
            for (int i = 0; i < answers.size(); i++) {
                batch.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException e) {
            failed(batch, e);
        }
    }

    /** One report that cannot be stored must not take the others with it: each is tried by itself once. */
    private void failed(List<Waiting> batch, RuntimeException e) {
        if (batch.size() == 1 || !(e instanceof NonTransientDataAccessException)) {
            batch.forEach(one -> one.answer().completeExceptionally(e));
            return;
        }
        log.warn("A commit of {} events failed ({}); each is tried by itself.", batch.size(), e.getMessage());
        batch.forEach(one -> store(List.of(one)));
    }

    @Override
    public void stop() {
        running = false;
        for (var writer : writers) {
            try {
                writer.join(settings.longestWait());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        writers.clear();
    }

    /** Before the web server starts, and until after it has stopped. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
