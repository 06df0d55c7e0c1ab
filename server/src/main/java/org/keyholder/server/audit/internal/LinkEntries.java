package org.keyholder.server.audit.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.work.JobHandler;
import org.keyholder.server.work.JobKind;
import org.keyholder.server.work.Jobs;
import org.keyholder.server.work.Result;
import org.keyholder.server.work.Subject;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Chains the entries of all organisations, on one node of all. It looks twice a second into a table that holds nothing but what waits, so
 * that whoever writes an entry need not wait for whoever wrote the one before.
 */
@Component
class LinkEntries implements JobHandler<Subject.OfServer>, SmartLifecycle {

    static final JobKind<Subject.OfServer> KIND = JobKind.ofServer("link-audit");

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final LinkRows links;
    private final Jobs jobs;
    private final Clock clock;
    private volatile CountDownLatch ended = new CountDownLatch(0);

    LinkEntries(JdbcClient jdbc, TenantTransactions transactions, Jobs jobs, Clock clock) {
        this.links = new LinkRows(jdbc, transactions);
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public JobKind<Subject.OfServer> kind() {
        return KIND;
    }

    @Override
    public boolean isEndless() {
        return true;
    }

    @Override
    public Result run(Subject.OfServer subject, BooleanSupplier stopping) {
        try {
            while (!stopping.getAsBoolean() && !pausedUntilTheEnd()) {
                linkAll(stopping);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Result.Again(clock.instant());
    }

    private boolean pausedUntilTheEnd() throws InterruptedException {
        return ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A part of each organisation's in turn, so that one that has much to chain does not hold up the others. */
    private void linkAll(BooleanSupplier stopping) {
        boolean more = true;
        while (more && !stopping.getAsBoolean()) {
            var waiting = links.waiting();
            more = waiting.size() == LinkRows.ORGANISATIONS;
            for (var organisation : waiting) {
                more |= links.link(organisation) == LinkRows.TOGETHER;
            }
        }
    }

    @Override
    public void start() {
        ended = new CountDownLatch(1);
        jobs.schedule(KIND, new Subject.OfServer(), clock.instant());
    }

    @Override
    public void stop() {
        ended.countDown();
    }

    @Override
    public boolean isRunning() {
        return ended.getCount() > 0;
    }

    /** Ends before the jobs do, so that they need not wait for it. */
    @Override
    public int getPhase() {
        return 1;
    }
}
