package org.keyholder.journeys.bench;

import java.time.Duration;
import java.util.Locale;
import org.keyholder.journeys.running.Installation;
import org.keyholder.journeys.running.Wait;

/**
 * (a) and (b) with something beside them and without it, by turns, so that a machine whose speed changes from minute to
 * minute changes both: what that something costs is the ratio.
 */
final class Beside {

    private static final int ROUNDS = 4;
    private static final int CONNECTIONS = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(6);

    /** What goes on is measured while it goes on, and not as it begins: a few guesses are looked at at once, then one in a while. */
    private static final Duration LEAD = Duration.ofSeconds(8);

    private static final Duration FULL = Duration.ofSeconds(6);
    private static final Duration PACED = Duration.ofSeconds(6);

    private final Installation installation;
    private final Neighbour without;
    private final Neighbour with;
    private final EventRequests requests;
    private final SignalTimes signals;

    /**
     * @param without what goes on that is not to be counted, since it only shares the processors with what is measured
     * @param with the same, with what is to be counted
     */
    Beside(Installation installation, Neighbour without, Neighbour with) {
        this.installation = installation;
        this.without = without;
        this.with = with;
        this.requests = new EventRequests(installation.sites().placesOverHttp());
        this.signals = new SignalTimes(installation);
    }

    /** What goes on beside the alarms. */
    interface Neighbour {

        /** Nothing does. */
        static Going nobody() {
            return new Going() {
                @Override
                public String words() {
                    return "nothing";
                }

                @Override
                public void close() {
                    // Nothing has begun.
                }
            };
        }

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

    /** What is measured in one turn. */
    private interface Turn {
        void measure(boolean counted) throws Exception;
    }

    private static void inTurns(Turn turn) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            turn.measure(i % 2 == 1);
            turn.measure(i % 2 == 0);
        }
    }

    /** How many of the events without it are accepted with it, 1 for all. */
    double accepted() throws Exception {
        Traffic.atFullLoad(installation.server().url(), requests, CONNECTIONS, WARM_UP);
        // What is done for the first time costs more, in the neighbour's path as in ours.
        try (var going = with.begin()) {
            Traffic.atFullLoad(installation.server().url(), requests, CONNECTIONS, WARM_UP);
            Report.line("  warm-up", "%s", going.words());
        }
        Drain.await(installation);
        var rates = new double[2];
        inTurns(counted -> rates[counted ? 1 : 0] += fullLoad(counted) / ROUNDS);
        Report.line(
                "(a) accepted at full load",
                "%.0f events/s without, %.0f with, in turns of %d s",
                rates[0],
                rates[1],
                FULL.toSeconds());
        Report.line("  with : without", "%.2f", rates[1] / rates[0]);
        return rates[1] / rates[0];
    }

    private double fullLoad(boolean counted) throws Exception {
        double rate;
        try (var going = (counted ? with : without).begin()) {
            Wait.pass(LEAD);
            var before = Spent.sinceStart(installation);
            rate = Traffic.atFullLoad(installation.server().url(), requests, CONNECTIONS, FULL);
            var spent = Spent.since(before, installation);
            Report.line(
                    counted ? "  with" : "  without",
                    "%.0f events/s; server %.2f processors, database %.2f; meanwhile %s",
                    rate,
                    spent.server().toMillis() / (double) FULL.toMillis(),
                    spent.database().toMillis() / (double) FULL.toMillis(),
                    going.words());
        }
        Drain.await(installation);
        return rate;
    }

    /** How much longer signals take with it than without, at the 99th percentile, 1 for as long. */
    double signalled() throws Exception {
        var times = new SignalTimes.Measured[] {SignalTimes.Measured.none(), SignalTimes.Measured.none()};
        signals.measure(installation.sites().placesOverHttp(), PACED);
        inTurns(counted -> times[counted ? 1 : 0].addAll(paced(counted)));
        var before = times[0].fromDue();
        var beside = times[1].fromDue();
        Report.line("(b) at " + SignalTimes.PACE + "/s, without", "%s", before.words());
        Report.line("(b) with", "%s", beside.words());
        Report.line("  with : without", "p50 %s, p99 %s", ratio(beside, before, 50), ratio(beside, before, 99));
        return beside.percentile(99) / before.percentile(99);
    }

    private SignalTimes.Measured paced(boolean counted) throws Exception {
        try (var going = (counted ? with : without).begin()) {
            Wait.pass(LEAD);
            var times = signals.measure(installation.sites().placesOverHttp(), PACED);
            Report.line(counted ? "  with" : "  without", "meanwhile %s", going.words());
            return times;
        }
    }

    private static String ratio(Samples beside, Samples before, double percent) {
        return String.format(Locale.ROOT, "%.2f", beside.percentile(percent) / before.percentile(percent));
    }
}
