package org.keyholder.server.work.internal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.work.JobHandler;
import org.keyholder.server.work.Jobs;
import org.keyholder.server.work.Result;
import org.keyholder.server.work.Subject;
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
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    /** Jobs that may run at once on a node. They are virtual threads; the data source is what limits them. */
    private static final int AT_ONCE = 512;

    private final DataSource dataSource;
    private final Clock clock;
    private final ObjectProvider<JobHandler> handlers;
    private final SchedulerClient client;
    private volatile @Nullable Scheduler scheduler;

    SchedulerJobs(DataSource dataSource, Clock clock, ObjectProvider<JobHandler> handlers) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.handlers = handlers;
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .serializer(new TextSerializer())
                .build();
    }

    @Override
    public void schedule(String kind, Subject subject, Instant at) {
        var instance = new TaskInstance<>(kind, subject.toString(), subject.toString());
        client.scheduleIfNotExists(instance, at);
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
        var started = Scheduler.create(dataSource, tasks())
                .serializer(new TextSerializer())
                .clock(clock::instant)
                .threads(AT_ONCE)
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
    }

    private List<Task<?>> tasks() {
        return handlers.stream().<Task<?>>map(this::task).toList();
    }

    private Task<String> task(JobHandler handler) {
        return Tasks.custom(handler.kind(), String.class)
                .onDeadExecutionRevive()
                .onFailure(this::later)
                .execute((instance, context) -> {
                    var result = handler.run(
                            Subject.parse(instance.getData()),
                            () -> context.getSchedulerState().isShuttingDown());
                    return (complete, operations) -> settle(result, complete, operations);
                });
    }

    private static void settle(Result result, ExecutionComplete complete, ExecutionOperations<String> operations) {
        switch (result) {
            case Result.Done() -> operations.remove();
            case Result.Again(var at) -> operations.reschedule(complete, at);
        }
    }

    private void later(ExecutionComplete failed, ExecutionOperations<String> operations) {
        int failures = failed.getExecution().consecutiveFailures;
        var pause = Duration.ofSeconds(1L << Math.min(failures, 6));
        var next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
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
