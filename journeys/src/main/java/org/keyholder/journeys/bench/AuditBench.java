package org.keyholder.journeys.bench;

import org.keyholder.journeys.running.Installation;

/** (a) while the record of who saw and did what grows by 25 entries a second, and without that. */
final class AuditBench {

    private static final double BOUND = 0.1;

    private AuditBench() {}

    /** True when no more than a tenth of the events is lost by it. */
    static boolean run(Installation installation) throws Exception {
        Report.title(
                "audit",
                "(a) with 25 entries a second in the record, chained meanwhile, and without; the bound is 10 %");
        boolean held =
                new Beside(installation, Beside.Neighbour::nobody, () -> RecordEntries.begin(installation.database()))
                                .accepted()
                        >= 1 - BOUND;
        Report.line("the bound", held ? "held" : "NOT HELD");
        return held;
    }
}
