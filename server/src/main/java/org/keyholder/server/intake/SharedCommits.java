package org.keyholder.server.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.keyholder.server.database.Batcher;
import org.keyholder.server.event.ReportedEvent;
import org.keyholder.server.shared.Outage;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets events that arrive together share a commit. No event waits for company. */
@Component
class SharedCommits implements SmartLifecycle {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    private final IntakeSettings settings;
    private final Batcher<ReportedEvent, TakeIn> commits;

    SharedCommits(TakeInEvents takeInEvents, IntakeSettings settings, MeterRegistry meters) {
        this.settings = settings;
        var stored = meters.summary("keyholder.intake.commit.events");
        this.commits = new Batcher<>("events", settings.writers(), settings.batch(), settings.waiting(), reports -> {
            var answers = takeInEvents.takeIn(reports);
            stored.record(reports.size());
            return answers;
        });
        meters.gauge("keyholder.intake.waiting", commits, Batcher::waiting);
    }

    /**
     * Takes the report in and returns after the commit. One of a site that somebody changes waits here, and not on the way to the
     * database, which is everybody's: an import holds thousands of sites for seconds.
     */
    TakeIn takeIn(ReportedEvent report) {
        long end = System.nanoTime() + settings.longestWait().toNanos();
        var pause = SHORTEST_PAUSE;
        var answer = commits.take(report, settings.longestWait());
        while (answer instanceof TakeIn.Held && end - System.nanoTime() > pause.toNanos()) {
            pause(pause);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
            answer = commits.take(report, Duration.ofNanos(end - System.nanoTime()));
        }
        return answer;
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Outage(Outage.Cause.OURS, "stopping", "The server stops", e);
        }
    }

    @Override
    public void start() {
        commits.start();
    }

    @Override
    public void stop() {
        commits.stop(settings.longestWait());
    }

    /** Before the web server starts, and until after it has stopped. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return commits.isRunning();
    }
}
