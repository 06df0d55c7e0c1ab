package org.keyholder.server.intake;

import io.micrometer.core.instrument.MeterRegistry;
import org.keyholder.server.database.Batcher;
import org.keyholder.server.event.ReportedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets events that arrive together share a commit. No event waits for company. */
@Component
class SharedCommits implements SmartLifecycle {

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

    /** Takes the report in and returns after the commit. */
    TakeIn takeIn(ReportedEvent report) {
        return commits.take(report, settings.longestWait());
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
