package org.keyholder.server.admission.internal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The places of one kind of request. */
final class Share {

    private final RequestKind kind;
    private final Semaphore places;
    private final AtomicInteger present = new AtomicInteger();
    private final Map<String, Integer> byVisitor = new ConcurrentHashMap<>();

    private final Counter refused;

    Share(RequestKind kind, MeterRegistry meters) {
        this.kind = kind;
        this.places = new Semaphore(kind.atOnce(), true);
        var named = Tags.of("kind", kind.name().toLowerCase(Locale.ROOT));
        this.refused = meters.counter("keyholder.requests.refused", named);
        meters.gauge("keyholder.requests", named, present);
    }

    /** Whether the visitor got a place, after waiting for it if need be; whoever got one gives it back. */
    boolean take(String visitor) throws InterruptedException {
        if (!comeIn(visitor)) {
            refused.increment();
            return false;
        }
        var taken = false;
        try {
            taken = places.tryAcquire(RequestKind.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            if (!taken) {
                refused.increment();
                leave(visitor);
            }
        }
        return taken;
    }

    private boolean comeIn(String visitor) {
        if (present.incrementAndGet() > kind.atOnce() + kind.waiting()) {
            present.decrementAndGet();
            return false;
        }
        if (byVisitor.merge(visitor, 1, Integer::sum) > kind.ofOneVisitor()) {
            leave(visitor);
            return false;
        }
        return true;
    }

    private void leave(String visitor) {
        byVisitor.computeIfPresent(visitor, (_, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
        present.decrementAndGet();
    }

    void giveBack(String visitor) {
        places.release();
        leave(visitor);
    }
}
