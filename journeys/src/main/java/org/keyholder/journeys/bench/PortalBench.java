package org.keyholder.journeys.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keyholder.journeys.running.Installation;

/** What the dealer's pages and a launch cost among a thousand sites, and among as many as asked for. */
final class PortalBench {

    private static final int FEW_SITES = 1_000;
    private static final long EVENTS_OF_EACH = 100;
    private static final double MORE_AT_MOST = 1.2;
    private static final int BYTES_AT_MOST = 150 * 1024;

    private PortalBench() {}

    /** True when every bound was held. */
    static boolean run(Installation installation, int sites, long events) throws Exception {
        Report.title("portal", "the dealer's pages and a launch, one after the other, at the server");
        fill(installation, 1, FEW_SITES, 0, FEW_SITES * EVENTS_OF_EACH);
        var few = measured(installation, FEW_SITES);
        fill(installation, FEW_SITES + 1, sites, FEW_SITES * EVENTS_OF_EACH, events);
        var many = measured(installation, sites);
        boolean held = true;
        Report.title("portal", "bounds, and the cost among " + sites + " sites against that among " + FEW_SITES);
        for (var page : many.entrySet()) {
            held &= judge(page.getKey(), few.getOrDefault(page.getKey(), page.getValue()), page.getValue());
        }
        held &= weigh(installation);
        held &= PortalImport.run(installation);
        held &= PortalPaint.run(installation, PortalPages.someSite(installation));
        Report.line("the bounds", held ? "held" : "NOT HELD");
        return held;
    }

    private static void fill(Installation installation, int from, int to, long eventsFrom, long eventsTo)
            throws SQLException, IOException {
        long begin = System.nanoTime();
        PortalRows.fill(installation.database(), from, to, eventsFrom + 1, eventsTo);
        Report.line(
                "filled",
                "to %,d sites and %,d events in %d s",
                to,
                eventsTo,
                Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }

    private static Map<PortalPages.Kind, Samples> measured(Installation installation, int sites) throws Exception {
        var measured = new LinkedHashMap<PortalPages.Kind, Samples>();
        try (var pages = PortalPages.of(installation, sites)) {
            for (var kind : PortalPages.Kind.values()) {
                var samples = pages.measure(kind);
                measured.put(kind, samples);
                Report.line(
                        kind.words(),
                        "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms (%d samples)",
                        samples.percentile(50),
                        samples.percentile(95),
                        samples.percentile(99),
                        samples.count());
            }
        }
        return measured;
    }

    private static boolean judge(PortalPages.Kind kind, Samples few, Samples many) {
        double reached = many.percentile(kind.percent());
        double ratio = many.percentile(50) / few.percentile(50);
        boolean fast = reached <= kind.millis();
        boolean even = ratio <= MORE_AT_MOST;
        Report.line(
                kind.words(),
                "p%d %.1f ms of %d ms %s; p50 against that among few %.2f %s",
                kind.percent(),
                reached,
                kind.millis(),
                fast ? "held" : "NOT HELD",
                ratio,
                even ? "held" : "NOT HELD");
        return fast && even;
    }

    private static boolean weigh(Installation installation) throws Exception {
        boolean held = true;
        try (var pages = PortalPages.of(installation, FEW_SITES)) {
            for (var page : pages.weights().entrySet()) {
                boolean light = page.getValue() <= BYTES_AT_MOST;
                held &= light;
                Report.line(
                        "bytes",
                        "%s: %,d with styles and scripts, compressed %s",
                        page.getKey(),
                        page.getValue(),
                        light ? "held" : "NOT HELD");
            }
        }
        return held;
    }
}
