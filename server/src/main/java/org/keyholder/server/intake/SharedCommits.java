package org.keyholder.server.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.keyholder.server.database.SharedTrips;
import org.keyholder.server.event.ReportedEvent;
import org.keyholder.server.shared.Outage;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets events that arrive together share a commit. No event waits for company. */
@Component
class SharedCommits implements SmartLifecycle {

    private final IntakeSettings settings;
    private final SharedTrips<ReportedEvent, TakeIn> commits;

    SharedCommits(TakeInEvents takeInEvents, IntakeSettings settings, MeterRegistry meters) {
        this.settings = settings;
        var stored = meters.summary("keyholder.intake.commit.events");
        this.commits = new SharedTrips<>(
                "intake-writer", settings.writers(), settings.batch(), settings.waiting(), reports -> {
                    var answers = takeInEvents.takeIn(reports);
                    stored.record(reports.size());
                    return answers;
                });
        meters.gauge("keyholder.intake.waiting", commits, SharedTrips::waiting);
    }

    /** Takes the report in and returns after the commit. */
    TakeIn takeIn(ReportedEvent report) {
        var answer = commits.ask(report)
                .orElseThrow(() -> new Outage(
                        Outage.Cause.OVERLOAD, "too-many-events", "More events wait than can be stored at the moment"));
        try {
            return answer.get(settings.longestWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(false);
            throw new Outage(Outage.Cause.OURS, "not-stored-in-time", "An event was not stored in time", e);
        } catch (ExecutionException e) {
            throw new Outage(Outage.Cause.OURS, "not-stored", "An event was not stored", e.getCause());
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
