package org.keyholder.server.signal.internal;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.signal.LinkAnswer;
import org.keyholder.server.signal.ReceiverFormat;
import org.keyholder.server.signal.SignalSettings;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.Stations;
import org.keyholder.server.work.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Opens receivers and hands signals to them. */
@Component
class HandOver {

    private static final Logger log = LoggerFactory.getLogger(HandOver.class);

    private final Map<String, ReceiverFormat> formats;
    private final Stations stations;
    private final SignalSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;

    HandOver(
            ObjectProvider<ReceiverFormat> formats,
            Stations stations,
            SignalSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.formats = formats.stream().collect(Collectors.toMap(ReceiverFormat::code, Function.identity()));
        this.stations = stations;
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** Hands the signal over once, and answers what came of it. */
    Attempt send(QueuedSignal queued, @Nullable OpenReceiver receiver) {
        var attempt = written(queued, answer(queued, receiver));
        meters.counter("keyholder.signal.attempts", "then", then(attempt)).increment();
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

    /** The connection to the receiver; none where this release does not speak its format. */
    @Nullable
    OpenReceiver open(Receiver receiver) {
        var format = formats.get(receiver.format());
        if (format == null) {
            log.error("Nobody here speaks {}, the format of receiver {}.", receiver.format(), receiver.id());
            return null;
        }
        try {
            return new OpenReceiver(receiver, format.open(receiver), format.heartbeat());
        } catch (RuntimeException e) {
            log.error("The connection to receiver {} could not be made.", receiver.id(), e);
            return null;
        }
    }

    private static String then(Attempt attempt) {
        return switch (attempt.answer()) {
            case LinkAnswer.Acknowledged() -> "acknowledged";
            case LinkAnswer.Refused refused -> "refused";
            case LinkAnswer.Unreadable unreadable -> attempt.next() == null ? "parked" : "unreadable";
            case LinkAnswer.NoAnswer none -> "queued";
        };
    }

    private LinkAnswer answer(QueuedSignal queued, @Nullable OpenReceiver receiver) {
        if (receiver == null) {
            return new LinkAnswer.NoAnswer("The receiver is not known at the moment.");
        }
        try {
            return receiver.send(queued.signal(), queued.sequence());
        } catch (RuntimeException | Error e) {
            // Out of memory too: whatever ended this thread would leave its account unsent until the next start.
            log.error("Sending signal {} failed.", queued.signal().id(), e);
            return new LinkAnswer.NoAnswer("Sending failed inside Keyholder.");
        }
    }

    /** Sends a heartbeat; what comes of it is counted. */
    void beat(OpenReceiver receiver) {
        var then = "failed";
        try {
            then = receiver.beat() instanceof LinkAnswer.Acknowledged ? "acknowledged" : "unanswered";
        } catch (RuntimeException e) {
            log.error("A heartbeat failed inside Keyholder.", e);
        }
        meters.counter("keyholder.signal.heartbeats", "then", then).increment();
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
            case LinkAnswer.Unreadable(var words)
            when queued.unreadable() + 1 >= settings.unreadableAttempts() -> {
                log.warn(
                        "Signal {} is parked: its receiver answered {} times and did not take it. {}",
                        queued.signal().id(),
                        queued.unreadable() + 1,
                        words);
                yield new Attempt(queued, answer, now, null);
            }
            case LinkAnswer.Unreadable(var words) -> again(queued, answer, words, now);
            case LinkAnswer.NoAnswer(var problem) -> again(queued, answer, problem, now);
        };
    }

    private Attempt again(QueuedSignal queued, LinkAnswer answer, String problem, Instant now) {
        var next = now.plus(new Backoff(settings.firstRetry(), settings.longestRetry()).after(queued.attempts()));
        log.info(
                "Signal {} is not acknowledged ({}); it goes out again at {}.",
                queued.signal().id(),
                problem,
                next);
        return new Attempt(queued, answer, now, next);
    }
}
