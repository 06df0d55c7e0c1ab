package org.keyholder.journeys.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.keyholder.journeys.running.Devices;
import org.keyholder.journeys.running.Installation;
import org.keyholder.journeys.running.ManySites;
import org.keyholder.journeys.running.ServerProcess;

/**
 * What Java's thorough compiler brings after minutes of steady load, and what it costs until then: the same load each
 * minute, on a server without it, on one with it, and on one with it where it has only what nobody else wants.
 */
final class CompilerBench {

    private static final String QUICK_ALONE = " -XX:TieredStopAtLevel=1";
    private static final String THOROUGH_TOO = " -XX:TieredStopAtLevel=4";
    private static final String THOROUGH_THREAD = "C2 Compiler";
    private static final int CONNECTIONS = 32;
    private static final int EVENTS = 200;
    private static final int SESSIONS = 20;
    private static final Duration EVENTS_FOR = Duration.ofSeconds(40);

    private CompilerBench() {}

    /** Which compilers run. */
    private enum Compilers {
        QUICK("the quick compiler alone"),
        BOTH("both compilers"),
        BOTH_ONE_LAST("both, the thorough one with what nobody else wants");

        private final String words;

        Compilers(String words) {
            this.words = words;
        }

        /** Java takes the last word on each. */
        String options() {
            return ServerProcess.OPTIONS + (this == QUICK ? QUICK_ALONE : THOROUGH_TOO);
        }
    }

    static void run(int places, int minutes) throws IOException, SQLException, InterruptedException {
        for (var compilers : Compilers.values()) {
            try (var installation =
                    Installation.start(new ManySites(places, places), plan -> plan.withOptions(compilers.options()))) {
                if (compilers == Compilers.QUICK) {
                    Machine.print(installation);
                }
                Report.title(
                        "compiler",
                        compilers.words
                                + ", each minute %d events/s for %d s and %d sessions at %d/s"
                                        .formatted(EVENTS, EVENTS_FOR.toSeconds(), places, SESSIONS));
                if (compilers == Compilers.BOTH_ONE_LAST) {
                    Report.line("threads put last", "%d", installation.server().putLast(THOROUGH_THREAD));
                }
                minutes(installation, minutes);
            }
        }
    }

    private static void minutes(Installation installation, int minutes) throws InterruptedException {
        var ask = new AskBench(installation);
        var requests = new EventRequests(installation.sites().placesOverHttp());
        try (var room = AskBench.Room.signedIn(installation);
                var devices = new Devices(installation.server().url())) {
            for (int minute = 1; minute <= minutes; minute++) {
                long start = System.nanoTime();
                var before = Spent.sinceStart(installation);
                var refused = new AtomicInteger();
                var times = events(installation, requests, refused);
                var events = Spent.since(before, installation);
                var round = ask.round(room, devices, SESSIONS);
                Report.line(
                        "minute " + minute,
                        "an event %s, p99 %.0f ms, %d refused; a session %s, p99 %.0f ms; all of it %.0f s of processor, %d MB",
                        events.each(times.count()),
                        times.percentile(99),
                        refused.get(),
                        round.spent().each(round.sessions()),
                        round.times().percentile(99),
                        Spent.since(before, installation).server().toMillis() / 1000.0,
                        installation.server().residentMegabytes());
                Traffic.awaitTime(start + Duration.ofMinutes(1).toNanos());
            }
        }
    }

    /** The minute's events, up to the last signal's acknowledgement. */
    private static Samples events(Installation installation, EventRequests requests, AtomicInteger refused) {
        var times = new Samples();
        Traffic.paced(installation.server().url(), requests, CONNECTIONS, EVENTS, EVENTS_FOR, (answer, due, now) -> {
            if (answer.status() == 201) {
                times.add(now - due);
            } else {
                refused.incrementAndGet();
            }
        });
        Drain.await(installation);
        return times;
    }
}
