package org.keyholder.server.health.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.signal.Unsent;
import org.keyholder.server.signal.UnsentSignals;
import org.keyholder.server.station.ReceiverId;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * All that is known about this node's health, for people and watchdogs that look closer. It names sites by their ids and no
 * account number: nobody has to sign in to ask.
 */
@RestController
class HealthSummary {

    private static final int WORST = 10;

    private final Readiness readiness;
    private final UnsentSignals signals;
    private final Clock clock;

    HealthSummary(Readiness readiness, UnsentSignals signals, Clock clock) {
        this.readiness = readiness;
        this.signals = signals;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(String status, @Nullable String reason, Signals signals) {}

    /** Signals that this node sends; another node tells of those that it sends. {@code receivers} are the worst few. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Signals(long waiting, long parked, @Nullable Long oldestSeconds, List<Receiver> receivers) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Receiver(
            String receiver,
            long waiting,
            long parked,
            @Nullable Long oldestSeconds,
            List<Site> sites) {}

    /** A site, and so an account. */
    record Site(String site, long waiting, long oldestSeconds) {}

    @GetMapping("/health")
    ResponseEntity<Summary> health() {
        var reason = readiness.obstacle();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Summary(reason.isPresent() ? "not ready" : "ready", reason.orElse(null), signals()));
    }

    private Signals signals() {
        var now = clock.instant();
        var all = signals.sentFromHere();
        var worst = all.entrySet().stream()
                .filter(entry ->
                        entry.getValue().waiting() > 0 || entry.getValue().parked() > 0)
                .sorted(Comparator.comparing((Map.Entry<ReceiverId, Unsent> entry) ->
                        entry.getValue().oldest().orElse(Instant.MAX)))
                .limit(WORST)
                .map(entry -> receiver(entry.getKey(), entry.getValue(), now))
                .toList();
        var oldest = all.values().stream()
                .flatMap(unsent -> unsent.oldest().stream())
                .min(Comparator.naturalOrder());
        return new Signals(
                all.values().stream().mapToLong(Unsent::waiting).sum(),
                all.values().stream().mapToLong(Unsent::parked).sum(),
                age(oldest, now),
                worst);
    }

    private static Receiver receiver(ReceiverId id, Unsent unsent, Instant now) {
        return new Receiver(
                id.toString(),
                unsent.waiting(),
                unsent.parked(),
                age(unsent.oldest(), now),
                unsent.worst().stream()
                        .map(site -> new Site(site.site().toString(), site.waiting(), seconds(site.oldest(), now)))
                        .toList());
    }

    private static @Nullable Long age(Optional<Instant> oldest, Instant now) {
        return oldest.map(at -> seconds(at, now)).orElse(null);
    }

    private static long seconds(Instant at, Instant now) {
        return Math.max(0, Duration.between(at, now).toSeconds());
    }
}
