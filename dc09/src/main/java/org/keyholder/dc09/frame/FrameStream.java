package org.keyholder.dc09.frame;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Reads frames from a connection, and gives up on peers that keep it waiting or send noise. One thread at a time. */
public final class FrameStream {
    private final TimedSource source;
    private final LongSupplier nanoTime;
    private final Limits limits;
    private final FrameSplitter splitter = new FrameSplitter();
    private long skippedBefore;

    /**
     * How long and how much to bear with.
     *
     * @param frame from the first byte of a frame to its last
     * @param noise the most bytes that are no part of a frame, between one frame and the next
     */
    public record Limits(Duration frame, int noise) {
        /** Ten seconds for a frame, 16 KB of noise. */
        public static final Limits USUAL = new Limits(Duration.ofSeconds(10), 16 * 1024);
    }

    /** What came next. */
    public sealed interface Event {
        /** A whole frame, without its LF and CR. */
        @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
        record FrameArrived(byte[] bytes) implements Event {}

        /** The peer closed, perhaps in the middle of a frame. */
        record Ended(boolean midFrame) implements Event {}

        /** No frame began in the time given. */
        record Quiet() implements Event {}

        /** A frame began and was not finished in time. */
        record Stalled() implements Event {}

        /** More noise than is borne with. */
        record Flooded() implements Event {}

        /** The connection broke. */
        record Lost(IOException cause) implements Event {}
    }

    /** Bytes with a time limit: reads as an input stream does, or throws {@link SocketTimeoutException}. */
    @FunctionalInterface
    public interface TimedSource {
        /** Reads at least one byte, waiting at most {@code milliseconds} (1 or more). */
        int read(byte[] target, int from, int length, int milliseconds) throws IOException;
    }

    /** Reads from a source of one's own, with a clock of one's own in nanoseconds. */
    public FrameStream(TimedSource source, LongSupplier nanoTime, Limits limits) {
        this.source = source;
        this.nanoTime = nanoTime;
        this.limits = limits;
    }

    /** Reads from a socket. */
    public static FrameStream of(Socket socket, Limits limits) throws IOException {
        var in = socket.getInputStream();
        TimedSource source = (target, from, length, milliseconds) -> {
            socket.setSoTimeout(milliseconds);
            return in.read(target, from, length);
        };
        return new FrameStream(source, System::nanoTime, limits);
    }

    /** Waits at most {@code idle} for a frame to begin, and then {@link Limits#frame()} for its end. */
    public Event next(Duration idle) {
        long idleUntil = nanoTime.getAsLong() + idle.toNanos();
        OptionalLong frameUntil = OptionalLong.empty();
        while (true) {
            Optional<Event> ready = ready();
            if (ready.isPresent()) {
                return ready.get();
            }
            long now = nanoTime.getAsLong();
            frameUntil = splitter.hasBegun() ? frameUntil(frameUntil, now) : OptionalLong.empty();
            Optional<Event> over = read(frameUntil.orElse(idleUntil) - now);
            if (over.isPresent()) {
                return over.get();
            }
        }
    }

    private Optional<Event> ready() {
        Optional<byte[]> frame = splitter.next();
        long noise = splitter.skipped() - skippedBefore;
        if (frame.isEmpty() && noise <= limits.noise()) {
            return Optional.empty();
        }
        skippedBefore = splitter.skipped();
        return Optional.of(frame.<Event>map(Event.FrameArrived::new).orElseGet(Event.Flooded::new));
    }

    /** The time for a frame runs from its first byte, however its other bytes drip. */
    private OptionalLong frameUntil(OptionalLong known, long now) {
        return known.isPresent() ? known : OptionalLong.of(now + limits.frame().toNanos());
    }

    private Optional<Event> read(long nanosLeft) {
        if (nanosLeft <= 0) {
            return Optional.of(outOfTime());
        }
        try {
            int wait = milliseconds(nanosLeft);
            int read = splitter.fill((target, from, length) -> source.read(target, from, length, wait));
            return read < 0 ? Optional.of(new Event.Ended(splitter.hasBegun())) : Optional.empty();
        } catch (SocketTimeoutException timedOut) {
            return Optional.of(outOfTime());
        } catch (IOException broken) {
            return Optional.of(new Event.Lost(broken));
        }
    }

    private Event outOfTime() {
        return splitter.hasBegun() ? new Event.Stalled() : new Event.Quiet();
    }

    private static int milliseconds(long nanos) {
        return Math.clamp(TimeUnit.NANOSECONDS.toMillis(nanos), 1, Integer.MAX_VALUE);
    }
}
