package org.keyholder.server.signal.internal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.keyholder.server.signal.Unsent;
import org.keyholder.server.station.ReceiverId;
import org.springframework.stereotype.Component;

/** Measures what waits for each receiver, on the node that sends to it and for as long as it does. Accounts are too many for that. */
@Component
class SignalMeters {

    private final MeterRegistry meters;
    private final Clock clock;

    SignalMeters(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** The gauges of one receiver. */
    final class Gauges {

        private final List<Meter> gauges;

        private Gauges(List<Meter> gauges) {
            this.gauges = gauges;
        }

        void remove() {
            gauges.forEach(meters::remove);
        }
    }

    Gauges watch(ReceiverId receiver, Supplier<Unsent> unsent) {
        return new Gauges(List.of(
                gauge("keyholder.signal.waiting", receiver, unsent, Unsent::waiting),
                gauge("keyholder.signal.parked", receiver, unsent, Unsent::parked),
                gauge("keyholder.signal.oldest.seconds", receiver, unsent, this::age)));
    }

    /** By the clock of now, not of the count: while the database is away nothing is counted, and the oldest gets older. */
    private double age(Unsent unsent) {
        return unsent.oldest().map(this::secondsSince).orElse(0.0);
    }

    private double secondsSince(Instant oldest) {
        return Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }

    private Meter gauge(String name, ReceiverId receiver, Supplier<Unsent> unsent, ToDoubleFunction<Unsent> figure) {
        return Gauge.builder(name, () -> figure.applyAsDouble(unsent.get()))
                .tag("receiver", receiver.toString())
                .strongReference(true)
                .register(meters);
    }
}
