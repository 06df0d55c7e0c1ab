package org.keyholder.server.health.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.health.ReadinessCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks all checks, one round at a time however many are waiting for the answer, and answers in time even if a check hangs. */
@Component
class Readiness {

    private static final Logger log = LoggerFactory.getLogger(Readiness.class);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final List<ReadinessCheck> checks;
    private final AtomicReference<@Nullable CompletableFuture<Optional<String>>> round = new AtomicReference<>();

    Readiness(List<ReadinessCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /** Why no alarm could be accepted now; empty when one could. */
    Optional<String> obstacle() {
        try {
            return currentRound().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Optional.of("The server does not come to an answer in time.");
        } catch (ExecutionException e) {
            return Optional.of("A check failed.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("The server is stopping.");
        }
    }

    // Nobody has to sign in to ask, so a flood of questions must cost no more than one.
    private CompletableFuture<Optional<String>> currentRound() {
        var fresh = new CompletableFuture<Optional<String>>();
        var running = round.compareAndExchange(null, fresh);
        if (running != null) {
            return running;
        }
        Thread.ofVirtual().name("readiness").start(() -> finish(fresh));
        return fresh;
    }

    private void finish(CompletableFuture<Optional<String>> current) {
        try {
            current.complete(
                    checks.stream().flatMap(check -> check.obstacle().stream()).findFirst());
        } catch (RuntimeException e) {
            log.warn("A readiness check failed.", e);
            current.completeExceptionally(e);
        } finally {
            round.set(null);
        }
    }
}
