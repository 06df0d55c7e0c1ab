package org.keyholder.server.work.internal;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.keyholder.server.work.JobHandler;
import org.keyholder.server.work.JobKind;
import org.keyholder.server.work.Result;
import org.keyholder.server.work.Subject;
import org.keyholder.server.work.Sweep;

/** One sweep as a job that never ends: it runs, counts, and comes again after its interval. */
final class SweepJob implements JobHandler<Subject.OfServer> {

    private final Sweep sweep;
    private final JobKind<Subject.OfServer> kind;
    private final Clock clock;
    private final MeterRegistry meters;

    SweepJob(Sweep sweep, Clock clock, MeterRegistry meters) {
        this.sweep = sweep;
        this.kind = JobKind.ofServer("sweep-" + sweep.name());
        this.clock = clock;
        this.meters = meters;
        // There from the start, so that a sweep that never found anything shows a nought and not nothing.
        count(0);
    }

    @Override
    public JobKind<Subject.OfServer> kind() {
        return kind;
    }

    @Override
    public Result run(Subject.OfServer subject, BooleanSupplier stopping) {
        count(sweep.sweep());
        return new Result.Again(clock.instant().plus(sweep.interval()));
    }

    private void count(int swept) {
        meters.counter("keyholder.swept", "what", sweep.name()).increment(swept);
    }
}
