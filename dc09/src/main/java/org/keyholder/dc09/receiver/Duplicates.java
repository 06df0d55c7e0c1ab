package org.keyholder.dc09.receiver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
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
 * A repeat that comes while the handler still works waits for what it says. Some panels number all messages alike, so two
 * timestamps that differ make two messages; only where one of them lacks it do sequence and content decide alone.
 */
final class Duplicates {
    private static final Timestamp UNSTAMPED = new Timestamp.Absent();

    private final Clock clock;
    private final Duration memory;
    private final int most;
    /** Under each content either one entry without a timestamp, or entries that all have one. */
    private final Map<Content, SequencedMap<Timestamp, Entry>> entries = new HashMap<>();

    private final SequencedSet<Entry> oldestFirst = new LinkedHashSet<>();

    Duplicates(Clock clock, Duration memory, int most) {
        this.clock = clock;
        this.memory = memory;
        this.most = most;
    }

    /** What the handler said, and of which message. */
    sealed interface Said {
        /** Of this one. */
        record First(Verdict verdict) implements Said {}

        /** Of the one that this one repeats. */
        record Again(Verdict verdict) implements Said {}
    }

    private record Content(String account, Sequence sequence, MessageId id, String data, List<ExtendedData> extended) {
        static Content of(Message message) {
            OpenedFrame frame = message.frame();
            return new Content(
                    message.account().text(),
                    frame.frame().sequence(),
                    frame.frame().id(),
                    frame.data(),
                    frame.extended());
        }
    }

    /** A message that was handed over; the same only as itself. */
    private static final class Entry {
        private final Content content;
        private final Instant at;
        private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        private Timestamp timestamp;

        Entry(Message message, Instant at) {
            this.content = Content.of(message);
            this.timestamp = message.frame().timestamp();
            this.at = at;
        }
    }

    /** The verdict on the message: out of memory, or by handing it over. */
    Said once(Message message, Supplier<Verdict> handOver) {
        Entry mine = new Entry(message, clock.instant());
        Entry first = claim(mine);
        return first == null ? new Said.First(handOver(mine, handOver)) : new Said.Again(first.verdict.join());
    }

    private Verdict handOver(Entry entry, Supplier<Verdict> handOver) {
        Verdict verdict = Verdict.NOT_NOW;
        try {
            verdict = handOver.get();
        } finally {
            if (verdict == Verdict.NOT_NOW) {
                forget(entry);
            }
            entry.verdict.complete(verdict);
        }
        return verdict;
    }

    /** The entry that mine repeats; null when there is none, and mine is remembered. */
    private synchronized @Nullable Entry claim(Entry mine) {
        forgetOld(mine.at);
        SequencedMap<Timestamp, Entry> alike = entries.computeIfAbsent(mine.content, _ -> new LinkedHashMap<>());
        Entry first = first(alike, mine.timestamp);
        if (first == null) {
            alike.put(mine.timestamp, mine);
            oldestFirst.add(mine);
        }
        return first;
    }

    private static @Nullable Entry first(SequencedMap<Timestamp, Entry> alike, Timestamp timestamp) {
        if (alike.isEmpty()) {
            return null;
        }
        if (timestamp.equals(UNSTAMPED)) {
            return alike.lastEntry().getValue();
        }
        Entry unstamped = alike.remove(UNSTAMPED);
        if (unstamped != null) {
            // From here on it has the time of its repeat, so that a third one with another time is a message of its
            // own.
            unstamped.timestamp = timestamp;
            alike.put(timestamp, unstamped);
        }
        return alike.get(timestamp);
    }

    private synchronized void forget(Entry entry) {
        if (oldestFirst.remove(entry)) {
            remove(entry);
        }
    }

    private void forgetOld(Instant now) {
        Iterator<Entry> oldest = oldestFirst.iterator();
        while (oldest.hasNext()) {
            Entry entry = oldest.next();
            if (oldestFirst.size() < most && !entry.at.plus(memory).isBefore(now)) {
                return;
            }
            oldest.remove();
            remove(entry);
        }
    }

    private void remove(Entry entry) {
        entries.computeIfPresent(entry.content, (_, alike) -> {
            alike.remove(entry.timestamp, entry);
            return alike.isEmpty() ? null : alike;
        });
    }
}
