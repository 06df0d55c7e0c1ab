package org.keyholder.testing.receiver;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.keyholder.testing.receiver.ReceivedSignal.Outcome;
import org.keyholder.testing.web.Book;
import org.keyholder.testing.web.Changes;
import org.keyholder.testing.web.Hold;

/** Behind both listeners: reads a signal, writes it into the book, decides what is said to it. */
final class Desk {

    private final StationReceiverOptions options;
    private final Book<ReceivedSignal> book;
    private final Changes changes = new Changes();
    private final Map<String, Instant> accepted = new ConcurrentHashMap<>();
    private final AtomicLong repeats = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();
    private final List<Consumer<ReceivedSignal>> listeners = new CopyOnWriteArrayList<>();
    private final Hold waiting = new Hold();
    private volatile Mode mode = Mode.ACKNOWLEDGE;
    private volatile Duration slowBy;

    Desk(StationReceiverOptions options) {
        this.options = options;
        this.book = new Book<>(options.keepSignals());
        this.slowBy = options.slowBy();
    }

    Ack take(byte[] document, int from, int length, ReceivedSignal.Path path) {
        Instant now = options.clock().instant();
        try {
            return judge(SignalReader.read(document, from, length), now, path);
        } catch (NotASignal broken) {
            malformed.incrementAndGet();
            changes.happened();
            return new Ack.Said("", Ack.Result.REFUSED, broken.why());
        }
    }

    private Ack judge(Signal signal, Instant now, ReceivedSignal.Path path) {
        Mode current = mode;
        boolean repeat = accepted.containsKey(signal.id());
        if (current.takes()) {
            repeat = accepted.putIfAbsent(signal.id(), now) != null;
        }
        if (repeat) {
            repeats.incrementAndGet();
        }
        note(new ReceivedSignal(signal, now, now, 1, path, outcome(current)));
        return answer(current, signal.id(), repeat);
    }

    private void note(ReceivedSignal line) {
        ReceivedSignal written = book.write(line.id(), line, ReceivedSignal::again);
        changes.happened();
        for (Consumer<ReceivedSignal> listener : listeners) {
            listener.accept(written);
        }
    }

    private static Outcome outcome(Mode mode) {
        return switch (mode) {
            case ACKNOWLEDGE, SLOW, SILENT, GARBLED, WRONG_ID -> Outcome.ACCEPTED;
            case REFUSE -> Outcome.REFUSED;
            case RETRY, DOWN -> Outcome.TOLD_TO_RETRY;
        };
    }

    private static Ack answer(Mode mode, String id, boolean repeat) {
        Ack.Result taken = repeat ? Ack.Result.DUPLICATE : Ack.Result.ACCEPTED;
        return switch (mode) {
            case ACKNOWLEDGE, SLOW -> new Ack.Said(id, taken, null);
            case REFUSE ->
                repeat
                        ? new Ack.Said(id, Ack.Result.DUPLICATE, null)
                        : new Ack.Said(id, Ack.Result.REFUSED, "the receiver is set to refuse");
            case RETRY -> new Ack.Said(id, Ack.Result.RETRY, "the receiver is set to ask again");
            case GARBLED -> new Ack.Nonsense();
            case WRONG_ID -> new Ack.Said("00000000-0000-7000-8000-000000000000", taken, null);
            // A signal that slipped in while the listeners were closing is not taken.
            case SILENT, DOWN -> new Ack.Silence();
        };
    }

    boolean answersLate() {
        return mode == Mode.SLOW;
    }

    void waitBeforeAnswering() throws InterruptedException {
        if (answersLate()) {
            waiting.forAsLongAs(slowBy);
        }
    }

    void waitInSilence() throws InterruptedException {
        waiting.forAsLongAs(options.hangFor());
    }

    Mode mode() {
        return mode;
    }

    void mode(Mode next) {
        mode = next;
        waiting.letGo();
        changes.happened();
    }

    void slowBy(Duration late) {
        slowBy = late;
    }

    Duration slowBy() {
        return slowBy;
    }

    Book<ReceivedSignal> book() {
        return book;
    }

    Changes changes() {
        return changes;
    }

    void listen(Consumer<ReceivedSignal> listener) {
        listeners.add(listener);
    }

    Set<String> acceptedIds() {
        return Collections.unmodifiableSet(accepted.keySet());
    }

    Optional<Instant> arrivalOf(String id) {
        return Optional.ofNullable(accepted.get(id));
    }

    long repeats() {
        return repeats.get();
    }

    long malformed() {
        return malformed.get();
    }

    void forget() {
        book.clear();
        accepted.clear();
        repeats.set(0);
        malformed.set(0);
        changes.happened();
    }

    void close() {
        waiting.close();
    }
}
