package org.keyholder.dc09.receiver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keyholder.dc09.content.ExtendedData;
import org.keyholder.dc09.content.OpenedFrame;
import org.keyholder.dc09.content.Timestamp;
import org.keyholder.dc09.frame.MessageId;
import org.keyholder.dc09.frame.Sequence;
import org.keyholder.dc09.message.Message;

/**
 * Remembers what was handed over, so that the repeat of a sender that missed the ACK is answered again but not handed over again.
 * A repeat that comes while the handler still works waits for what it says. The timestamp is no part of the key, since senders
 * stamp a repeat anew; only where all messages are numbered 0000 it has to tell them apart.
 */
final class Duplicates {
    private final Clock clock;
    private final Duration memory;
    private final int most;
    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    Duplicates(Clock clock, Duration memory, int most) {
        this.clock = clock;
        this.memory = memory;
        this.most = most;
    }

    private record Key(
            String account,
            Sequence sequence,
            Timestamp timestamp,
            MessageId id,
            String data,
            List<ExtendedData> extended) {
        static Key of(Message message) {
            OpenedFrame frame = message.frame();
            Sequence sequence = frame.frame().sequence();
            return new Key(
                    message.account().text(),
                    sequence,
                    sequence.equals(Sequence.ZERO) ? frame.timestamp() : new Timestamp.Absent(),
                    frame.frame().id(),
                    frame.data(),
                    frame.extended());
        }
    }

    private record Entry(Instant at, CompletableFuture<Verdict> verdict) {}

    /** The verdict on the message: out of memory, or by handing it over. */
    Verdict once(Message message, Supplier<Verdict> handOver) {
        Key key = Key.of(message);
        Entry mine = new Entry(clock.instant(), new CompletableFuture<>());
        Entry first = claim(key, mine);
        return first == null ? handOver(key, mine, handOver) : first.verdict().join();
    }

    private Verdict handOver(Key key, Entry entry, Supplier<Verdict> handOver) {
        Verdict verdict = Verdict.NOT_NOW;
        try {
            verdict = handOver.get();
        } finally {
            if (verdict == Verdict.NOT_NOW) {
                forget(key, entry);
            }
            entry.verdict().complete(verdict);
        }
        return verdict;
    }

    private synchronized @Nullable Entry claim(Key key, Entry mine) {
        forgetOld(mine.at());
        return entries.putIfAbsent(key, mine);
    }

    private synchronized void forget(Key key, Entry entry) {
        entries.remove(key, entry);
    }

    private void forgetOld(Instant now) {
        Iterator<Entry> oldest = entries.values().iterator();
        while (oldest.hasNext() && isOver(oldest.next(), now)) {
            oldest.remove();
        }
    }

    private boolean isOver(Entry entry, Instant now) {
        return entries.size() >= most || entry.at().plus(memory).isBefore(now);
    }
}
