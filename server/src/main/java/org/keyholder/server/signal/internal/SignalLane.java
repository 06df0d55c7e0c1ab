package org.keyholder.server.signal.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.signal.SignalSettings;
import org.keyholder.server.station.ReceiverId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Sends one receiver's signals: accounts side by side, each account's signals one by one in their order. What several
 * accounts were answered meanwhile is written down in one transaction.
 *
 * <p>Only this lane's own thread touches its fields; the threads that send put their attempts into {@link #made}. What
 * was sent and could not be written down is kept and written later, so that a pause of the database repeats nothing.
 */
final class SignalLane {

    private static final Logger log = LoggerFactory.getLogger(SignalLane.class);

    /** A safety net only: a wake-up comes with every commit on this node. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private static final int BATCH = 256;

    private final StationId station;
    private final ReceiverId receiver;
    private final SignalRows rows;
    private final AccountSender sender;
    private final SignalSettings settings;
    private final Clock clock;

    private final Semaphore wakeUp = new Semaphore(0);
    private final ConcurrentLinkedQueue<Made> made = new ConcurrentLinkedQueue<>();
    private final Map<String, Instant> pausing = new HashMap<>();
    private final Map<String, AccountRun> sending = new LinkedHashMap<>();

    /** An attempt that is not written down yet. */
    private record Made(AccountRun run, Attempt attempt) {}

    SignalLane(
            StationId station,
            ReceiverId receiver,
            SignalRows rows,
            AccountSender sender,
            SignalSettings settings,
            Clock clock) {
        this.station = station;
        this.receiver = receiver;
        this.rows = rows;
        this.sender = sender;
        this.settings = settings;
        this.clock = clock;
    }

    /** Says that something may be waiting. Any thread. */
    void wake() {
        wakeUp.release();
    }

    /** Sends until the server stops. */
    void run(BooleanSupplier stopping) throws InterruptedException {
        while (!stopping.getAsBoolean()) {
            try {
                writeDown(true);
                endPauses();
                sendNext();
            } catch (DataAccessException | TransactionException e) {
                log.warn("Signals to receiver {} wait for the database: {}", receiver, e.getMessage());
            }
            sleep();
        }
        finish();
    }

    private void sleep() throws InterruptedException {
        if (wakeUp.tryAcquire(untilNextPauseEnds().toMillis(), TimeUnit.MILLISECONDS)) {
            wakeUp.drainPermits();
        }
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
    private void writeDown(boolean goOn) {
        var all = List.copyOf(made);
        if (all.isEmpty()) {
            return;
        }
        rows.settle(station, all.stream().map(Made::attempt).toList());
        for (var one : all) {
            made.remove(one);
            letGo(one.run(), one.attempt(), goOn);
        }
    }

    private void letGo(AccountRun run, Attempt attempt, boolean goOn) {
        boolean ends = !goOn || run.endsWith(attempt);
        if (ends) {
            sending.remove(run.account());
        }
        if (attempt.next() != null) {
            pausing.put(run.account(), attempt.next());
        }
        run.written(!ends);
    }

    private void endPauses() {
        var now = clock.instant();
        pausing.values().removeIf(until -> !until.isAfter(now));
    }

    private void sendNext() {
        int free = settings.accountsAtOnce() - sending.size();
        if (free <= 0) {
            return;
        }
        var without = new ArrayList<>(sending.keySet());
        without.addAll(pausing.keySet());
        byAccount(rows.waiting(station, receiver, without, BATCH)).entrySet().stream()
                .limit(free)
                .forEach(next -> start(next.getKey(), next.getValue()));
    }

    private static Map<String, List<QueuedSignal>> byAccount(List<QueuedSignal> waiting) {
        var accounts = new LinkedHashMap<String, List<QueuedSignal>>();
        waiting.forEach(queued -> accounts.computeIfAbsent(queued.account(), account -> new ArrayList<>())
                .add(queued));
        return accounts;
    }

    private void start(String account, List<QueuedSignal> signals) {
        var run = new AccountRun(account, signals);
        sending.put(account, run);
        Thread.ofVirtual().name("signals-" + receiver).start(() -> {
            sender.send(run, attempt -> {
                made.add(new Made(run, attempt));
                wake();
            });
        });
    }

    /** Waits for what is on the wire and writes it down: what is not written down would be repeated. */
    private void finish() throws InterruptedException {
        var patience = clock.instant().plusSeconds(3);
        while (!sending.isEmpty() && clock.instant().isBefore(patience)) {
            writeDown(false);
            if (!sending.isEmpty()) {
                sleep();
            }
        }
    }

    /** The next attempt after one that got no answer: the pause doubles, up to its limit. */
    static Instant next(SignalSettings settings, Instant now, int attempts) {
        var pause = settings.firstRetry().multipliedBy(1L << Math.min(attempts, 20));
        return now.plus(pause.compareTo(settings.longestRetry()) > 0 ? settings.longestRetry() : pause);
    }
}
