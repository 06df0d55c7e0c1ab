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
    private final AtomicReference<@Nullable Round> current = new AtomicReference<>();

    Readiness(List<ReadinessCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /** Why no alarm could be accepted now; empty when one could. */
    Optional<String> obstacle() {
        var round = currentRound();
        try {
            return round.answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Optional.of("No answer in time from " + round.asking + ".");
        } catch (ExecutionException e) {
            return Optional.of("Something is wrong with " + round.asking + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("The server is stopping.");
        }
    }

    // Nobody has to sign in to ask, so a flood of questions must cost no more than one.
    private Round currentRound() {
        var fresh = new Round();
        var running = current.compareAndExchange(null, fresh);
        if (running != null) {
            return running;
        }
        Thread.ofVirtual().name("readiness").start(fresh::run);
        return fresh;
    }

    /** One question to every check, up to the first that is in the way. */
    private final class Round {

        private final CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        private volatile String asking = "the checks";

        private void run() {
            try {
                answer.complete(
                        checks.stream().flatMap(check -> ask(check).stream()).findFirst());
            } catch (RuntimeException e) {
                log.warn("The readiness check of {} failed.", asking, e);
                answer.completeExceptionally(e);
            } finally {
                current.set(null);
            }
        }

        private Optional<String> ask(ReadinessCheck check) {
            asking = check.subject();
            return check.obstacle();
        }
    }
}
