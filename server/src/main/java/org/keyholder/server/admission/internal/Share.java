package org.keyholder.server.admission.internal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The places of one kind of request. Whoever has half of them waits, and leaves the next to others. */
final class Share {

    private final RequestKind kind;
    private final Semaphore places;
    private final AtomicInteger present = new AtomicInteger();
    private final Map<String, Visitor> visitors = new ConcurrentHashMap<>();
    private final Counter refused;

    /**
     * Somebody who has something in work or waiting.
     *
     * @param requests how many, of which so many are worked on as there are places taken
     */
    private record Visitor(int requests, Semaphore places) {

        Visitor with(int more) {
            return new Visitor(requests + more, places);
        }
    }

    Share(RequestKind kind, MeterRegistry meters) {
        this.kind = kind;
        this.places = new Semaphore(kind.atOnce(), true);
        var named = Tags.of("kind", kind.name().toLowerCase(Locale.ROOT));
        this.refused = meters.counter("keyholder.requests.refused", named);
        meters.gauge("keyholder.requests", named, present);
    }

    /** A place, which is given back once, by whoever comes to it first. */
    final class Place {

        private final String visitor;
        private final AtomicBoolean given = new AtomicBoolean();

        private Place(String visitor) {
            this.visitor = visitor;
        }

        void giveBack() {
            if (given.compareAndSet(false, true)) {
                places.release();
                placesOf(visitor).release();
                leave(visitor);
            }
        }
    }

    /** The place that the visitor got, after waiting for it if need be; empty when they are refused. */
    Optional<Place> take(String visitor) throws InterruptedException {
        var taken = false;
        if (comeIn(visitor)) {
            try {
                taken = takePlace(placesOf(visitor));
            } finally {
                if (!taken) {
                    leave(visitor);
                }
            }
        }
        if (taken) {
            return Optional.of(new Place(visitor));
        }
        refused();
        return Optional.empty();
    }

    /** One more has been. */
    void refused() {
        refused.increment();
    }

    private boolean comeIn(String visitor) {
        if (present.incrementAndGet() > kind.atOnce() + kind.waiting()) {
            present.decrementAndGet();
            return false;
        }
        var come = visitors.compute(
                visitor,
                (_, known) ->
                        known == null ? new Visitor(1, new Semaphore(kind.atOnceOfOneVisitor(), true)) : known.with(1));
        if (Objects.requireNonNull(come).requests() > kind.ofOneVisitor()) {
            leave(visitor);
            return false;
        }
        return true;
    }

    private Semaphore placesOf(String visitor) {
        return Objects.requireNonNull(visitors.get(visitor)).places();
    }

    /** First one of the visitor's own: who waits for that must not hold one of everybody's. */
    private boolean takePlace(Semaphore own) throws InterruptedException {
        long end = System.nanoTime() + RequestKind.PATIENCE.toNanos();
        if (!own.tryAcquire(RequestKind.PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        var taken = false;
        try {
            taken = places.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } finally {
            if (!taken) {
                own.release();
            }
        }
        return taken;
    }

    private void leave(String visitor) {
        visitors.computeIfPresent(visitor, (_, known) -> known.requests() > 1 ? known.with(-1) : null);
        present.decrementAndGet();
    }
}
