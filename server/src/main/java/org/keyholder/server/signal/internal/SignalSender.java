package org.keyholder.server.signal.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.Work;
import org.keyholder.server.signal.ReceiverState;
import org.keyholder.server.signal.Signal;
import org.keyholder.server.signal.SignalDeed;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.signal.SignalOutbox;
import org.keyholder.server.signal.SignalSettings;
import org.keyholder.server.signal.SignalState;
import org.keyholder.server.signal.Unsent;
import org.keyholder.server.signal.UnsentOfSite;
import org.keyholder.server.signal.UnsentSignal;
import org.keyholder.server.signal.UnsentSignals;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.Receivers;
import org.keyholder.server.work.JobHandler;
import org.keyholder.server.work.JobKind;
import org.keyholder.server.work.Jobs;
import org.keyholder.server.work.Result;
import org.keyholder.server.work.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The outbox: rows that their queues send. A queue is a job that never ends; the job's claim is what makes sure that one
 * node sends to a receiver, and that another takes over within seconds when that node is gone.
 */
@Component
class SignalSender implements SignalOutbox, UnsentSignals, JobHandler<Subject.OfStation> {

    private static final JobKind<Subject.OfStation> KIND = JobKind.ofStations("send-signals");

    /** A claim that came while the queue still runs here (the node was taken for dead too early) tries again. */
    private static final Duration ALREADY_RUNNING = Duration.ofSeconds(5);

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final SignalRows rows;
    private final WaitingRows waitingRows;
    private final UnsentRows unsentRows;
    private final SignalDeeds deeds;
    private final SignalMeters meters;
    private final Jobs jobs;
    private final HandOver handOver;
    private final SignalSettings settings;
    private final Clock clock;
    private final Map<ReceiverId, ReceiverQueue> queues = new ConcurrentHashMap<>();

    SignalSender(
            SignalRows rows,
            WaitingRows waitingRows,
            UnsentRows unsentRows,
            SignalDeeds deeds,
            SignalMeters meters,
            Jobs jobs,
            HandOver handOver,
            SignalSettings settings,
            Clock clock) {
        this.rows = rows;
        this.waitingRows = waitingRows;
        this.unsentRows = unsentRows;
        this.deeds = deeds;
        this.meters = meters;
        this.jobs = jobs;
        this.handOver = handOver;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void queue(List<Signal> signals) {
        if (signals.isEmpty()) {
            return;
        }
        rows.insert(signals);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signals.stream()
                        .collect(Collectors.groupingBy(
                                signal -> signal.line().receiver(),
                                Collectors.mapping(QueuedSignal::accountOf, Collectors.toSet())))
                        .forEach(SignalSender.this::wake);
            }
        });
    }

    /** A signal that was given up must not go out from memory. */
    private void changed(SignalDeeds.Decided decided) {
        var queue = queues.get(decided.receiver());
        if (queue != null) {
            queue.changed(decided.account());
        }
    }

    private void wake(ReceiverId receiver, Set<Account> accounts) {
        var queue = queues.get(receiver);
        if (queue != null) {
            queue.wake(accounts);
        }
    }

    @Override
    public void open(StationId station, ReceiverId receiver) {
        jobs.schedule(KIND, new Subject.OfStation(station, receiver.value()), clock.instant());
    }

    @Override
    public Map<EventId, SignalState> told(TenantScope tenant, DealerId dealer, List<EventId> events) {
        return rows.told(tenant, dealer, events);
    }

    @Override
    public List<SignalState> of(TenantScope tenant, DealerId dealer, List<EventId> events) {
        return rows.of(tenant, dealer, events);
    }

    @Override
    public Optional<SignalState> find(TenantScope tenant, DealerId dealer, SignalId signal) {
        return rows.find(tenant, dealer, signal);
    }

    @Override
    public List<ReceiverState> receivers(StationId station) {
        return unsentRows.receivers(station);
    }

    @Override
    public List<UnsentSignal> at(StationId station, int atMost) {
        return unsentRows.at(station, atMost);
    }

    @Override
    public UnsentOfSite of(DealerId dealer, SiteId site) {
        return unsentRows.of(dealer, site);
    }

    @Override
    public Map<ReceiverId, Unsent> sentFromHere() {
        return queues.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().unsent()));
    }

    @Override
    public boolean decide(
            StationId station, DealerId dealer, SignalId signal, SignalDeed.Decision decision, Actor actor) {
        var decided = deeds.decide(station, dealer, signal, decision, actor);
        decided.ifPresent(this::changed);
        return decided.isPresent();
    }

    @Override
    public JobKind<Subject.OfStation> kind() {
        return KIND;
    }

    /** The job must not end before its queue: another node may take it up then. */
    private static void end(Thread queue) {
        queue.interrupt();
        try {
            queue.join(LONGEST_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It is a job so that it goes on after a restart, and an alarm's way to the station in the first place. */
    @Override
    public Work work() {
        return Work.ALARMS;
    }

    @Override
    public boolean isEndless() {
        return true;
    }

    @Override
    public Result run(Subject.OfStation subject, BooleanSupplier stopping) {
        var receiver = new ReceiverId(subject.id());
        if (waitingRows.isSpent(subject.station(), receiver, clock.instant().minus(Receivers.LISTENS_ON))) {
            return new Result.Done();
        }
        var queue = new ReceiverQueue(
                subject.station(), receiver, rows, waitingRows, unsentRows, handOver, settings, clock);
        if (queues.putIfAbsent(receiver, queue) != null) {
            return new Result.Again(clock.instant().plus(ALREADY_RUNNING));
        }
        var gauges = meters.watch(receiver, queue::unsent);
        try {
            onThreadOfItsOwn(receiver, () -> queue.run(stopping));
        } finally {
            gauges.remove();
            queues.remove(receiver, queue);
        }
        return new Result.Again(clock.instant());
    }

    /** What a queue does. */
    private interface QueueWork {
        void run() throws InterruptedException;
    }

    /** Not on a virtual thread: a flood of requests shares those among itself, and signals must not wait for their turn in it. */
    private static void onThreadOfItsOwn(ReceiverId receiver, QueueWork work) {
        var queue = new FutureTask<Void>(() -> {
            work.run();
            return null;
        });
        var thread = Thread.ofPlatform().name("signals-" + receiver).start(queue);
        try {
            queue.get();
        } catch (InterruptedException e) {
            end(thread);
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The queue of receiver " + receiver + " broke", e.getCause());
        }
    }
}
