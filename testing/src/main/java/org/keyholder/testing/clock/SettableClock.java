package org.keyholder.testing.clock;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;

/** A clock that stands until it is moved, or runs on in real time from where it was put. Safe for many threads. */
public final class SettableClock extends Clock {

    /** Where the hands were put, when that was, and whether they have moved since. */
    private record Hands(Instant shown, long putAtNanos, boolean running) {

        Instant read(long nanos) {
            return running ? shown.plusNanos(nanos - putAtNanos) : shown;
        }
    }

    /** What all zones of one clock share. */
    private static final class Dial {

        private volatile Hands hands;

        Dial(Hands hands) {
            this.hands = hands;
        }

        synchronized void change(UnaryOperator<Hands> change) {
            hands = change.apply(hands);
        }
    }

    private final Dial dial;
    private final ZoneId zone;

    private SettableClock(Dial dial, ZoneId zone) {
        this.dial = dial;
        this.zone = zone;
    }

    /** Stands at the instant. */
    public static SettableClock at(Instant instant) {
        return new SettableClock(
                new Dial(new Hands(requireNonNull(instant), System.nanoTime(), false)), ZoneOffset.UTC);
    }

    /** Stands at the present. */
    public static SettableClock now() {
        return at(Clock.systemUTC().instant());
    }

    public SettableClock forward(Duration duration) {
        return put(shown -> shown.plus(duration));
    }

    public SettableClock set(Instant instant) {
        return put(shown -> requireNonNull(instant));
    }

    /** From here on in real time; it can still be moved. */
    public SettableClock runOn() {
        return turn(true);
    }

    /** Stands still where it is. */
    public SettableClock stop() {
        return turn(false);
    }

    @Override
    public Instant instant() {
        return dial.hands.read(System.nanoTime());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same hands, read in another zone. */
    @Override
    public Clock withZone(ZoneId other) {
        return new SettableClock(dial, other);
    }

    private SettableClock put(UnaryOperator<Instant> move) {
        dial.change(old -> {
            long now = System.nanoTime();
            return new Hands(move.apply(old.read(now)), now, old.running);
        });
        return this;
    }

    private SettableClock turn(boolean running) {
        dial.change(old -> {
            long now = System.nanoTime();
            return new Hands(old.read(now), now, running);
        });
        return this;
    }
}
