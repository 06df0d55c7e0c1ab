package org.keyholder.server.work.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keyholder.server.work.Result;
import org.keyholder.server.work.Subject;
import org.keyholder.server.work.Sweep;

class SweepJobTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ArrayDeque<Integer> found = new ArrayDeque<>(List.of(3, 0, 2));
    private final SweepJob job = new SweepJob(new Crumbs(), Clock.fixed(NOW, ZoneOffset.UTC), meters);

    private final class Crumbs implements Sweep {
        @Override
        public String name() {
            return "crumbs";
        }

        @Override
        public Duration interval() {
            return Duration.ofMinutes(10);
        }

        @Override
        public int sweep() {
            return found.removeFirst();
        }
    }

    @Test
    void aSweepComesAgainAfterItsInterval() {
        assertThat(job.run(new Subject.OfServer(), () -> false))
                .isEqualTo(new Result.Again(NOW.plus(Duration.ofMinutes(10))));
    }

    @Test
    void whatItTookAwayIsCountedFromNoughtOn() {
        assertThat(swept()).isZero();

        for (int i = 0; i < 3; i++) {
            job.run(new Subject.OfServer(), () -> false);
        }

        assertThat(swept()).isEqualTo(5);
    }

    @Test
    void itsJobBearsItsName() {
        assertThat(job.kind().name()).isEqualTo("sweep-crumbs");
    }

    private double swept() {
        return meters.get("keyholder.swept").tag("what", "crumbs").counter().count();
    }
}
