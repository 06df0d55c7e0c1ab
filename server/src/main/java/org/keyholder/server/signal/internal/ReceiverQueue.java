package org.keyholder.server.signal.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.signal.Heartbeat;
import org.keyholder.server.signal.SignalSettings;
import org.keyholder.server.signal.Unsent;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.ReceiverId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Sends one receiver's signals, each account's in their order, the next one only when what became of the one before is
 * written down. A receiver that answers quickly is told one signal at a time, so that a crash repeats one at the most; one
 * that takes its time is told about several accounts side by side.
 *
 * <p>Only this queue's own thread touches its fields; the threads that send put their attempts into {@link #made}. What
 * was sent and could not be written down is kept and written later, so that a pause of the database repeats nothing.
 */
final class ReceiverQueue {

    private static final Logger log = LoggerFactory.getLogger(ReceiverQueue.class);

    /** A wake-up comes with every commit on this node. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    /** How often it is counted what waits, for those who watch, at the most. */
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(2);

    /** With a large outbox counting costs something: it takes one part in so many of the time. */
    private static final int COUNTING_SHARE = 50;

    /** How often a receiver is looked at that there is nothing to say to: it may have got another format. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final StationId station;
    private final ReceiverId id;
    private final SignalRows rows;
    private final UnsentRows unsentRows;
    private final HandOver handOver;
    private final SignalSettings settings;
    private final Clock clock;

    private final ExecutorService senders = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("signal-sender-", 0).factory());
    private final Semaphore wakeUp = new Semaphore(0);
    private final ConcurrentLinkedQueue<Made> made = new ConcurrentLinkedQueue<>();
    private final Map<String, QueuedSignal> sending = new HashMap<>();
    private final Map<Account, Instant> pausing = new HashMap<>();
    private final Backlog backlog = new Backlog();
    private final BacklogReader reader;
    private final ReceiverPace pace;
    private @Nullable OpenReceiver receiver;
    private final Set<OpenReceiver> opened = new HashSet<>();
    private long lastSent = System.nanoTime();
    private final AtomicBoolean beating = new AtomicBoolean();
    private final AtomicBoolean counting = new AtomicBoolean();
    private volatile Unsent unsent = Unsent.NOTHING;
    private volatile long nextCount = System.nanoTime();
    private long receiverRead = System.nanoTime() - BETWEEN_LOOKS.toNanos() - 1;

    /** An attempt that is not written down yet. */
    private record Made(
            Attempt attempt, long nanos, @Nullable OpenReceiver over) {}

    ReceiverQueue(
            StationId station,
            ReceiverId id,
            SignalRows rows,
            WaitingRows waitingRows,
            UnsentRows unsentRows,
            HandOver handOver,
            SignalSettings settings,
            Clock clock) {
        this.station = station;
        this.id = id;
        this.rows = rows;
        this.reader = new BacklogReader(station, id, waitingRows, backlog);
        this.unsentRows = unsentRows;
        this.handOver = handOver;
        this.settings = settings;
        this.pace = new ReceiverPace(settings, System.nanoTime());
        this.clock = clock;
    }

    /** Says that something new is waiting for these accounts. Any thread. */
    void wake(Set<Account> accounts) {
        reader.news(accounts);
        wakeUp.release();
    }

    /** Says that what waits for the account has been decided about. Any thread. */
    void changed(Account account) {
        reader.changed(account);
        wakeUp.release();
    }

    /** Sends until the server stops. */
    void run(BooleanSupplier stopping) throws InterruptedException {
        try {
            sendUntil(stopping);
        } finally {
            senders.shutdownNow();
            opened.forEach(OpenReceiver::close);
        }
    }

    /** What waits and what is parked, as it was counted last. Any thread. */
    Unsent unsent() {
        return unsent;
    }

    private void sendUntil(BooleanSupplier stopping) throws InterruptedException {
        while (!stopping.getAsBoolean()) {
            try {
                writeDown();
                endPauses();
                read();
                sendNext();
                beat();
                count();
            } catch (DataAccessException | TransactionException e) {
                log.warn("Signals to receiver {} wait for the database: {}", id, e.getMessage());
            }
            sleep();
        }
        finish();
    }

    private void sleep() throws InterruptedException {
        if (wakeUp.tryAcquire(longestSleep().toMillis(), TimeUnit.MILLISECONDS)) {
            wakeUp.drainPermits();
        }
    }

    private Duration longestSleep() {
        if (reader.isDue()) {
            return BacklogReader.BETWEEN_READS;
        }
        return !backlog.isEmpty() && !sending.isEmpty() ? settings.quickAnswer() : untilNextPauseEnds();
    }

    private Duration untilNextPauseEnds() {
        var now = clock.instant();
        return pausing.values().stream()
                .map(until -> Duration.between(now, until).plusMillis(1))
                .filter(pause -> pause.isPositive() && pause.compareTo(LONGEST_SLEEP) < 0)
                .min(Comparator.naturalOrder())
                .orElse(LONGEST_SLEEP);
    }

    /** Writes down what was sent; only then may the account's next signal go. */
    private void writeDown() {
        var all = List.copyOf(made);
        if (all.isEmpty()) {
            return;
        }
        rows.settle(station, all.stream().map(Made::attempt).toList());
        for (var one : all) {
            made.remove(one);
            settled(one.attempt(), one.nanos());
            if (one.over() != null) {
                one.over().used();
            }
        }
    }

    private void settled(Attempt attempt, long nanos) {
        var account = attempt.queued().account();
        sending.remove(account.number());
        pace.answered(nanos);
        if (attempt.next() != null) {
            pausing.put(account, attempt.next());
            backlog.forget(account);
        }
    }

    private void endPauses() {
        var now = clock.instant();
        pausing.entrySet().removeIf(pause -> {
            boolean over = !pause.getValue().isAfter(now);
            if (over) {
                // As news: of thousands that paused, no more are read than there is room for.
                reader.news(Set.of(pause.getKey()));
            }
            return over;
        });
    }

    /** Nothing of an account that pauses may go now: its signals are left in the outbox. */
    private void read() {
        var onTheirWay =
                sending.values().stream().map(queued -> queued.signal().id()).toList();
        if (reader.read(onTheirWay, pausing::containsKey)) {
            readReceiver();
        }
    }

    /** What cannot be read stays as it was; what has changed is left by and by. */
    private void readReceiver() {
        if (System.nanoTime() - receiverRead <= LONGEST_SLEEP.toNanos()) {
            return;
        }
        receiverRead = System.nanoTime();
        var known = receiver;
        handOver.receiver(station, id)
                .filter(read -> known == null || !known.isTo(read))
                .ifPresent(read -> change(known, read));
    }

    private void change(@Nullable OpenReceiver from, Receiver to) {
        if (from != null) {
            from.retire();
        }
        opened.removeIf(OpenReceiver::isClosed);
        receiver = handOver.open(to);
        if (receiver != null) {
            opened.add(receiver);
        }
    }

    /** Says that the line is well, where the format wants that, when nothing else has gone over it for so long. */
    private void beat() {
        if (System.nanoTime() - receiverRead > BETWEEN_LOOKS.toNanos() || hasHeartbeat()) {
            readReceiver();
        }
        var to = receiver;
        if (to == null || !(to.heartbeat() instanceof Heartbeat.Every(var interval))) {
            return;
        }
        if (System.nanoTime() - lastSent < interval.toNanos()
                || !sending.isEmpty()
                || !beating.compareAndSet(false, true)) {
            return;
        }
        lastSent = System.nanoTime();
        senders.execute(() -> {
            try {
                handOver.beat(to);
            } finally {
                beating.set(false);
            }
        });
    }

    private boolean hasHeartbeat() {
        return receiver != null && receiver.heartbeat() instanceof Heartbeat.Every;
    }

    /** Beside the sending: a count that takes its time, or fails, holds up no signal. */
    private void count() {
        if (System.nanoTime() - nextCount < 0 || !counting.compareAndSet(false, true)) {
            return;
        }
        long begun = System.nanoTime();
        senders.execute(() -> {
            try {
                unsent = unsentRows.count(station, id);
            } catch (DataAccessException | TransactionException e) {
                log.info("The signals that wait for receiver {} could not be counted: {}", id, e.getMessage());
            } finally {
                long took = System.nanoTime() - begun;
                nextCount = begun + Math.max(BETWEEN_COUNTS.toNanos(), COUNTING_SHARE * took);
                counting.set(false);
            }
        });
    }

    private void sendNext() {
        while (mayStart()) {
            var next = backlog.take(account -> !sending.containsKey(account.number()));
            if (next.isEmpty()) {
                return;
            }
            start(next.get().signal());
            if (next.get().readOn()) {
                reader.readOn(next.get().signal().account());
            }
        }
    }

    private boolean mayStart() {
        return sending.isEmpty() || (sideBySide() && sending.size() < settings.accountsAtOnce());
    }

    /** Whether other accounts need not wait for the answer that is out. */
    private boolean sideBySide() {
        return pace.isSlow(System.nanoTime(), !sending.isEmpty());
    }

    private void start(QueuedSignal queued) {
        var to = receiver;
        long begun = System.nanoTime();
        pace.sent(begun);
        lastSent = begun;
        sending.put(queued.account().number(), queued);
        if (to != null) {
            to.use();
        }
        senders.execute(() -> {
            made.add(new Made(handOver.send(queued, to), System.nanoTime() - begun, to));
            wakeUp.release();
        });
    }

    /** Waits for what is on the wire and writes it down: what is not written down would be repeated. */
    private void finish() throws InterruptedException {
        var patience = clock.instant().plusSeconds(3);
        while (!sending.isEmpty() && clock.instant().isBefore(patience)) {
            writeDown();
            if (!sending.isEmpty()) {
                sleep();
            }
        }
    }
}
