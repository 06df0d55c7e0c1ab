package org.keyholder.server.work.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.work.Backoff;
import org.keyholder.server.work.JobHandler;
import org.keyholder.server.work.JobKind;
import org.keyholder.server.work.Jobs;
import org.keyholder.server.work.Result;
import org.keyholder.server.work.Subject;
import org.keyholder.server.work.Sweep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Jobs as db-scheduler's rows, one instance per kind and subject. */
@Component
final class SchedulerJobs implements Jobs, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SchedulerJobs.class);

    /** A node is taken for dead after four missed beats: what it had claimed runs elsewhere within 10 s. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static final int MISSED_BEATS = 4;
    private static final Duration POLLING = Duration.ofMillis(500);
    private static final Backoff AFTER_FAILURE = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60));

    /** Jobs that end, at once on a node. They are virtual threads; the data source is what limits them. */
    private static final int AT_ONCE = 512;

    /** Jobs that a node may have claimed at once: those that are endless have to leave room for the others. Each claim is renewed once a second. */
    private static final int CLAIMED_AT_ONCE = AT_ONCE + 1536;

    private final DataSource dataSource;
    private final Clock clock;
    private final ObjectProvider<JobHandler<?>> handlers;
    private final ObjectProvider<Sweep> sweeps;
    private final MeterRegistry meters;
    private final SchedulerClient client;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private volatile @Nullable Scheduler scheduler;

    SchedulerJobs(
            DataSource dataSource,
            Clock clock,
            ObjectProvider<JobHandler<?>> handlers,
            ObjectProvider<Sweep> sweeps,
            MeterRegistry meters) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.handlers = handlers;
        this.sweeps = sweeps;
        this.meters = meters;
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .serializer(new TextSerializer())
                .build();
    }

    @Override
    public <S extends Subject> void schedule(JobKind<S> kind, S subject, Instant at) {
        client.scheduleIfNotExists(instance(kind, subject), at);
        lookAgainIfDue(at);
    }

    @Override
    public <S extends Subject> void scheduleNew(JobKind<S> kind, List<S> subjects, Instant at) {
        client.scheduleBatch(subjects.stream().map(subject -> instance(kind, subject)), at);
        lookAgainIfDue(at);
    }

    private static <S extends Subject> TaskInstance<?> instance(JobKind<S> kind, S subject) {
        return new TaskInstance<>(kind.name(), subject.toString(), subject.toString());
    }

    private void lookAgainIfDue(Instant at) {
        if (!at.isAfter(clock.instant())) {
            lookAgainAfterCommit();
        }
    }

    private void lookAgainAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            lookAgain();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                lookAgain();
            }
        });
    }

    private void lookAgain() {
        var running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }

    @Override
    public void start() {
        var sweeping =
                sweeps.stream().map(sweep -> new SweepJob(sweep, clock, meters)).toList();
        var started = Scheduler.create(dataSource, tasks(sweeping))
                .serializer(new TextSerializer())
                .clock(clock::instant)
                .threads(CLAIMED_AT_ONCE)
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("job-", 0).factory()))
                .pollingInterval(POLLING)
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_BEATS)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
        started.start();
        scheduler = started;
        sweeping.forEach(job -> schedule(job.kind(), new Subject.OfServer(), clock.instant()));
    }

    private List<Task<?>> tasks(List<SweepJob> sweeping) {
        return Stream.concat(handlers.stream(), sweeping.stream())
                .<Task<?>>map(this::task)
                .toList();
    }

    private <S extends Subject> Task<String> task(JobHandler<S> handler) {
        return Tasks.custom(handler.kind().name(), String.class)
                .onDeadExecutionRevive()
                .onFailure(this::later)
                .execute((instance, context) -> {
                    var result = inItsPlace(
                            handler,
                            handler.kind().reader().apply(instance.getData()),
                            () -> context.getSchedulerState().isShuttingDown());
                    return (complete, operations) -> settle(result, complete, operations);
                });
    }

    private <S extends Subject> Result inItsPlace(JobHandler<S> handler, S subject, BooleanSupplier stopping) {
        if (handler.isEndless()) {
            return handler.work().call(() -> handler.run(subject, stopping));
        }
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Result.Again(clock.instant());
        }
        try {
            return handler.work().call(() -> handler.run(subject, stopping));
        } finally {
            places.release();
        }
    }

    private static void settle(Result result, ExecutionComplete complete, ExecutionOperations<String> operations) {
        switch (result) {
            case Result.Done() -> operations.remove();
            case Result.Again(var at) -> operations.reschedule(complete, at);
        }
    }

    private void later(ExecutionComplete failed, ExecutionOperations<String> operations) {
        int failures = failed.getExecution().consecutiveFailures;
        var next = clock.instant().plus(AFTER_FAILURE.after(failures));
        log.warn(
                "Job {} failed {} times in a row; it runs again at {}.",
                failed.getExecution().taskInstance.getTaskAndInstance(),
                failures + 1,
                next,
                failed.getCause().orElse(null));
        operations.reschedule(failed, next);
    }

    @Override
    public void stop() {
        var running = scheduler;
        scheduler = null;
        if (running != null) {
            running.stop();
        }
    }

    /** Before the web server starts, and until after it has stopped. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    /** A job's data is its subject in words: readable in the table, and no Java class name in it. */
    private static final class TextSerializer implements Serializer {
        @Override
        public byte[] serialize(Object data) {
            return data.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] data) {
            return type.cast(new String(data, StandardCharsets.UTF_8));
        }
    }
}
