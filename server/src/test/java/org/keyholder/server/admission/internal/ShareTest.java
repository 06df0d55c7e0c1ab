package org.keyholder.server.admission.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShareTest {

    private static final RequestKind KIND = RequestKind.PAGE;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Share share = new Share(KIND, meters);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void oneVisitorNeverHasAllPlaces() throws Exception {
        var first = share.take("crawler").orElseThrow();
        for (int i = 1; i < KIND.atOnceOfOneVisitor(); i++) {
            assertThat(share.take("crawler")).isPresent();
        }
        var waiting = taking("crawler");
        until("the crawler waits", () -> present() == KIND.atOnceOfOneVisitor() + 1);

        assertThat(share.take("somebody else")).isPresent();
        assertThat(waiting.isDone()).isFalse();

        first.giveBack();
        assertThat(waiting.get()).isPresent();
    }

    @Test
    void aPlaceIsGivenBackOnce() throws Exception {
        var place = share.take("crawler").orElseThrow();
        share.take("somebody else");

        place.giveBack();
        place.giveBack();

        assertThat(present()).isOne();
    }

    @Test
    void whoHasAQuarterOfTheLineIsTurnedAwayAndOthersAreNot() throws Exception {
        for (int i = 0; i < KIND.ofOneVisitor(); i++) {
            taking("crawler");
        }
        until("they have come", () -> present() == KIND.ofOneVisitor());

        assertThat(share.take("crawler")).isEmpty();
        assertThat(share.take("somebody else")).isPresent();
        assertThat(refused()).isOne();
    }

    @Test
    void aFullLineTurnsEverybodyAway() throws Exception {
        int all = KIND.atOnce() + KIND.waiting();
        for (int i = 0; i < all; i++) {
            taking("visitor " + i % 40);
        }
        until("they have come", () -> present() == all);

        assertThat(share.take("one more")).isEmpty();
        assertThat(present()).isEqualTo(all);
    }

    @Test
    void whatIsGivenBackIsThereForTheNext() throws Exception {
        var served = new AtomicInteger();
        for (int i = 0; i < 100; i++) {
            var visitor = "visitor " + i % 10;
            threads.submit(() -> {
                share.take(visitor).ifPresent(place -> {
                    served.incrementAndGet();
                    place.giveBack();
                });
                return served;
            });
        }

        until("all are served", () -> served.get() + refused() == 100);
        until("nobody is left", () -> present() == 0);
        for (int i = 0; i < KIND.atOnce(); i++) {
            assertThat(share.take("visitor " + i)).isPresent();
        }
    }

    private Future<Optional<Share.Place>> taking(String visitor) {
        return threads.submit(() -> share.take(visitor));
    }

    private int present() {
        return (int) meters.get("keyholder.requests").gauge().value();
    }

    private int refused() {
        return (int) meters.get("keyholder.requests.refused").counter().count();
    }
}
