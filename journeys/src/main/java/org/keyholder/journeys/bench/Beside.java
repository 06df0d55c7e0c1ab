package org.keyholder.journeys.bench;

import java.time.Duration;
import java.util.Locale;
import org.keyholder.journeys.running.Installation;

/**
 * (a) and (b) with something beside them and without it, by turns, so that a machine whose speed changes from minute to
 * minute changes both: what that something costs is the ratio.
 */
final class Beside {

    private static final int ROUNDS = 4;
    private static final int CONNECTIONS = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration FULL = Duration.ofSeconds(6);
    private static final Duration PACED = Duration.ofSeconds(6);

    private final Installation installation;
    private final Neighbour neighbour;
    private final EventRequests requests;
    private final SignalTimes signals;

    Beside(Installation installation, Neighbour neighbour) {
        this.installation = installation;
        this.neighbour = neighbour;
        this.requests = new EventRequests(installation.sites().placesOverHttp());
        this.signals = new SignalTimes(installation);
    }

    /** What goes on beside the alarms. */
    interface Neighbour {

        /** Begins, and is closed when it is to be over. */
        Going begin() throws Exception;

        /** What has begun. */
        interface Going extends AutoCloseable {

            /** What came of it, in a few words. */
            String words();

            @Override
            void close() throws Exception;
        }
    }

    /** How many of the events without it are accepted with it, 1 for all. */
    double accepted() throws Exception {
        Traffic.atFullLoad(installation.server().url(), requests, CONNECTIONS, WARM_UP);
        Drain.await(installation);
        double without = 0;
        double with = 0;
        for (int i = 0; i < ROUNDS; i++) {
            without += i % 2 == 0 ? fullLoad() : 0;
            with += fullLoadBeside();
            without += i % 2 == 0 ? 0 : fullLoad();
        }
        Report.line(
                "(a) accepted at full load",
                "%.0f events/s without, %.0f with, in turns of %d s",
                without / ROUNDS,
                with / ROUNDS,
                FULL.toSeconds());
        Report.line("  with : without", "%.2f", with / without);
        return with / without;
    }

    /** How much longer signals take with it than without, at the 99th percentile, 1 for as long. */
    double signalled() throws Exception {
        var without = SignalTimes.Measured.none();
        var with = SignalTimes.Measured.none();
        paced();
        for (int i = 0; i < ROUNDS; i++) {
            if (i % 2 == 0) {
                without.addAll(paced());
            }
            with.addAll(pacedBeside());
            if (i % 2 == 1) {
                without.addAll(paced());
            }
        }
        Report.line(
                "(b) at " + SignalTimes.PACE + "/s, without",
                "%s",
                without.fromDue().words());
        Report.line("(b) with", "%s", with.fromDue().words());
        Report.line("  with : without", "p50 %s, p99 %s", ratio(with, without, 50), ratio(with, without, 99));
        return with.fromDue().percentile(99) / without.fromDue().percentile(99);
    }

    private double fullLoad() {
        double rate = rate("without");
        Drain.await(installation);
        return rate;
    }

    private double fullLoadBeside() throws Exception {
        double rate;
        try (var going = neighbour.begin()) {
            rate = rate("with");
            Report.line("  meanwhile", "%s", going.words());
        }
        Drain.await(installation);
        return rate;
    }

    private double rate(String which) {
        var before = Spent.sinceStart(installation);
        double rate = Traffic.atFullLoad(installation.server().url(), requests, CONNECTIONS, FULL);
        var spent = Spent.since(before, installation);
        Report.line(
                "  " + which,
                "%.0f events/s; server %.2f processors, database %.2f",
                rate,
                spent.server().toMillis() / (double) FULL.toMillis(),
                spent.database().toMillis() / (double) FULL.toMillis());
        return rate;
    }

    private SignalTimes.Measured paced() {
        return signals.measure(installation.sites().placesOverHttp(), PACED);
    }

    private SignalTimes.Measured pacedBeside() throws Exception {
        try (var going = neighbour.begin()) {
            var times = paced();
            Report.line("  meanwhile", "%s", going.words());
            return times;
        }
    }

    private static String ratio(SignalTimes.Measured with, SignalTimes.Measured without, double percent) {
        return String.format(
                Locale.ROOT,
                "%.2f",
                with.fromDue().percentile(percent) / without.fromDue().percentile(percent));
    }
}
