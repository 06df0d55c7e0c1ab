package org.keyholder.journeys.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.keyholder.journeys.running.Installation;

/** (a) How many events a second are accepted, beside what the database can do by itself; and how long one takes at 500/s. */
final class AcceptBench {

    private static final int CONNECTIONS = 32;
    private static final int CLIENTS = 16;
    private static final int PACE = 500;
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration ALONE = Duration.ofSeconds(5);
    private static final Duration PACED = Duration.ofSeconds(10);
    private static final Duration FULL = Duration.ofSeconds(8);

    private AcceptBench() {}

    static void run(Installation installation) throws SQLException {
        Report.title("accept", "POST /api/v1/events to its 201, every event to a committed row with its signal");
        var requests = new EventRequests(installation.sites().placesOverHttp());
        Traffic.atFullLoad(installation.server().url(), requests, CONNECTIONS, WARM_UP);
        Drain.await(installation);
        double alone = DatabaseAlone.commitsASecond(installation.database(), CLIENTS, ALONE);
        Report.line(
                "the database by itself",
                "%.0f events/s with %d clients, 1 event row and 1 signal row a commit",
                alone,
                CLIENTS);
        paced(installation, requests);
        Drain.await(installation);
        full(installation, requests, alone);
    }

    private static void full(Installation installation, EventRequests requests, double alone) {
        var before = Spent.sinceStart(installation);
        double rate = Traffic.atFullLoad(installation.server().url(), requests, CONNECTIONS, FULL);
        var spent = Spent.since(before, installation);
        Report.line(
                "accepted at full load",
                "%.0f events/s with %d connections, while signals are being sent; server %.2f processors, %d MB resident",
                rate,
                CONNECTIONS,
                spent.server().toMillis() / (double) FULL.toMillis(),
                installation.server().residentMegabytes());
        Report.line("accepted : by itself", "%.2f", rate / alone);
        spent.report("event", Math.round(rate * FULL.toSeconds()));
        signalled(installation, rate);
    }

    private static void signalled(Installation installation, double rate) {
        long left = Drain.left(installation);
        var before = Spent.sinceStart(installation);
        double drained = Drain.await(installation).toMillis() / 1000.0;
        Report.line(
                "signals sent meanwhile",
                "%.0f a second; the other %d in %.1f s, %.0f a second",
                rate - left / (FULL.toMillis() / 1000.0),
                left,
                drained,
                left / drained);
        Spent.since(before, installation).report("signal", left);
    }

    private static void paced(Installation installation, EventRequests requests) {
        var times = new Samples();
        var refused = new AtomicInteger();
        Traffic.paced(installation.server().url(), requests, 2 * CONNECTIONS, PACE, PACED, (answer, due, now) -> {
            if (answer.status() == 201) {
                times.add(now - due);
            } else {
                refused.incrementAndGet();
            }
        });
        Report.line("accepted at " + PACE + "/s", "%s; %d not accepted", times.words(), refused.get());
    }
}
