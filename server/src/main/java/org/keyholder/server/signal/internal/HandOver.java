package org.keyholder.server.signal.internal;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.signal.LinkAnswer;
import org.keyholder.server.signal.ReceiverLink;
import org.keyholder.server.signal.SignalSettings;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.Stations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands signals to their receiver's link. */
@Component
class HandOver {

    private static final Logger log = LoggerFactory.getLogger(HandOver.class);

    private final Map<String, ReceiverLink> links;
    private final Stations stations;
    private final SignalSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;

    HandOver(
            ObjectProvider<ReceiverLink> links,
            Stations stations,
            SignalSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.links = links.stream().collect(Collectors.toMap(ReceiverLink::protocol, Function.identity()));
        this.stations = stations;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** Hands the signal over once, and answers what came of it. */
    Attempt send(QueuedSignal queued, Optional<Receiver> receiver) {
        var attempt = written(queued, answer(queued, receiver));
        meters.counter("keyholder.signal.attempts", "then", attempt.state()).increment();
        return attempt;
    }

    /** A fault here must not stop the queue: the signals stay queued, and the fault is logged here, once. */
    Optional<Receiver> receiver(StationId station, ReceiverId receiver) {
        try {
            return stations.receiver(TenantScope.station(station), receiver);
        } catch (RuntimeException e) {
            log.error("Receiver {} could not be read.", receiver, e);
            return Optional.empty();
        }
    }

    private LinkAnswer answer(QueuedSignal queued, Optional<Receiver> receiver) {
        if (receiver.isEmpty()) {
            return new LinkAnswer.NoAnswer("The receiver is not known at the moment.");
        }
        try {
            return link(receiver.get()).send(receiver.get(), queued.signal(), queued.sequence());
        } catch (RuntimeException | Error e) {
            // Out of memory too: whatever ended this thread would leave its account unsent until the next start.
            log.error("Sending signal {} failed.", queued.signal().id(), e);
            return new LinkAnswer.NoAnswer("Sending failed inside Keyholder.");
        }
    }

    private ReceiverLink link(Receiver receiver) {
        var link = links.get(receiver.protocol());
        if (link == null) {
            throw new IllegalStateException("No link speaks " + receiver.protocol());
        }
        return link;
    }

    private Attempt written(QueuedSignal queued, LinkAnswer answer) {
        var now = clock.instant();
        return switch (answer) {
            case LinkAnswer.Acknowledged() -> new Attempt(queued, answer, now, null);
            case LinkAnswer.Refused(var reason) -> {
                log.warn(
                        "Signal {} was refused by its receiver and is parked: {}",
                        queued.signal().id(),
                        reason);
                yield new Attempt(queued, answer, now, null);
            }
            case LinkAnswer.NoAnswer(var problem) -> {
                var next = ReceiverQueue.next(settings, now, queued.attempts());
                log.info(
                        "Signal {} got no answer ({}); it goes out again at {}.",
                        queued.signal().id(),
                        problem,
                        next);
                yield new Attempt(queued, answer, now, next);
            }
        };
    }
}
