package org.keyholder.journeys.bench;

import java.time.Duration;
import java.util.Locale;
import org.keyholder.journeys.running.Installation;

/**
 * The processor time that a piece of work took: what compares between machines that are busy with other things.
 *
 * @param server our process
 * @param database PostgreSQL's processes
 */
record Spent(Duration server, Duration database) {

    static final Spent NOTHING = new Spent(Duration.ZERO, Duration.ZERO);

    /** Since both were started. */
    static Spent sinceStart(Installation installation) {
        return new Spent(
                installation.server().processorTime(), installation.database().processorTime());
    }

    /** Between that moment and now. */
    static Spent since(Spent before, Installation installation) {
        return sinceStart(installation).plus(before.negated());
    }

    Spent plus(Spent other) {
        return new Spent(server.plus(other.server), database.plus(other.database));
    }

    private Spent negated() {
        return new Spent(server.negated(), database.negated());
    }

    /** Prints it as a share of one unit of work, such as {@code event}. */
    void report(String unit, long units) {
        Report.line("processor per " + unit, "%s", each(units));
    }

    /** A unit's share of it. */
    String each(long units) {
        return String.format(
                Locale.ROOT,
                "server %.2f ms, database %.2f ms",
                server.toMillis() / (double) units,
                database.toMillis() / (double) units);
    }
}
