package org.keyholder.server.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.keyholder.server.shared.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessException;

/**
 * Lets callers that come at the same time share one way to the database: while one is on its way the next gather, and go
 * together. Nobody waits for company.
 *
 * @param <Q> what each asks
 * @param <A> what each is answered
 */
public final class Batcher<Q, A> {

    private static final Logger log = LoggerFactory.getLogger(Batcher.class);

    private static final long LOOK_AT_THE_END_MILLIS = 100;

    private final String name;
    private final int sideBySide;
    private final int together;
    private final Function<List<Q>, List<A>> batch;
    private final BlockingQueue<Waiting<Q, A>> waiting;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    private record Waiting<Q, A>(Q question, CompletableFuture<A> answer) {}

    /**
     * @param name of what it serves, for threads and codes: {@code events}
     * @param sideBySide batches at the same time, each by a thread of its own
     * @param together the most that share a batch
     * @param mostWaiting further ones are turned away
     * @param batch asks for all at once; an answer for each, in order
     */
    public Batcher(String name, int sideBySide, int together, int mostWaiting, Function<List<Q>, List<A>> batch) {
        this.name = name;
        this.sideBySide = sideBySide;
        this.together = together;
        this.batch = batch;
        this.waiting = new LinkedBlockingQueue<>(mostWaiting);
    }

    /**
     * Asks, and waits for the answer. Whoever has waited in vain is left out if it has not set out by then.
     *
     * @throws Outage {@code too-many-…} by the name, {@code not-stored-in-time}, {@code not-stored} or {@code stopping}
     */
    public A take(Q question, Duration longest) {
        var one = new Waiting<>(question, new CompletableFuture<A>());
        if (!waiting.offer(one)) {
            throw new Outage(Outage.Cause.OVERLOAD, "too-many-" + name, "More " + name + " wait than can be served");
        }
        try {
            return one.answer().get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            waiting.remove(one);
            throw new Outage(Outage.Cause.OURS, "not-stored-in-time", "One of " + name + " was not served in time", e);
        } catch (ExecutionException e) {
            throw new Outage(Outage.Cause.OURS, "not-stored", "One of " + name + " was not served", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Outage(Outage.Cause.OURS, "stopping", "The server stops", e);
        }
    }

    /** How many wait at the moment. */
    public int waiting() {
        return waiting.size();
    }

    public void start() {
        running = true;
        for (int i = 0; i < sideBySide; i++) {
            threads.add(Thread.ofPlatform().name("shared-" + name + "-" + i).start(this::travel));
        }
    }

    private void travel() {
        try {
            while (running) {
                var first = waiting.poll(LOOK_AT_THE_END_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    var all = new ArrayList<Waiting<Q, A>>();
                    all.add(first);
                    waiting.drainTo(all, together - 1);
                    travel(all);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void travel(List<Waiting<Q, A>> all) {
        try {
            var answers = batch.apply(all.stream().map(Waiting::question).toList());
            for (int i = 0; i < answers.size(); i++) {
                all.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException | Error e) {
            failed(all, e);
        }
    }

    /** One that cannot be served must not take the others with it: each is tried by itself once. */
    private void failed(List<Waiting<Q, A>> all, Throwable e) {
        if (all.size() == 1 || !(e instanceof NonTransientDataAccessException)) {
            all.forEach(one -> one.answer().completeExceptionally(e));
            return;
        }
        log.warn("A batch of {} {} failed ({}); each is tried by itself.", all.size(), name, e.getMessage());
        all.forEach(one -> travel(List.of(one)));
    }

    /** Ends after the batches that are on their way. */
    public void stop(Duration longest) {
        running = false;
        for (var thread : threads) {
            try {
                thread.join(longest);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    public boolean isRunning() {
        return running;
    }
}
