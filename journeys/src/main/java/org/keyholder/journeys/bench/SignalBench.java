package org.keyholder.journeys.bench;

import java.time.Duration;
import java.util.List;
import org.keyholder.journeys.running.Installation;
import org.keyholder.journeys.running.ManySites.Place;

/** (b) From an event's 201 to its signal's acknowledgement by the receiver, at 200/s: many accounts and one, HTTP and TCP. */
final class SignalBench {

    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration LENGTH = Duration.ofSeconds(6);

    private final Installation installation;
    private final SignalTimes signals;

    private SignalBench(Installation installation) {
        this.installation = installation;
        this.signals = new SignalTimes(installation);
    }

    static void run(Installation installation) {
        Report.title(
                "signal",
                "from the 201 of an event to the receiver's acknowledgement of its signal, at " + SignalTimes.PACE
                        + "/s");
        var bench = new SignalBench(installation);
        var http = installation.sites().placesOverHttp();
        var tcp = installation.sites().placesOverTcp();
        bench.signals.measure(http, WARM_UP);
        bench.report("HTTP, " + http.size() + " accounts", http);
        bench.report("HTTP, one account", http.subList(0, 1));
        bench.signals.measure(tcp, WARM_UP);
        bench.report("TCP, " + tcp.size() + " accounts", tcp);
        bench.report("TCP, one account", tcp.subList(0, 1));
    }

    private void report(String what, List<Place> places) {
        var before = Spent.sinceStart(installation);
        var times = signals.measure(places, LENGTH);
        var spent = Spent.since(before, installation);
        Report.line(what, "%s", times.fromAnswer().words());
        Report.line("  from the intended send", "%s", times.fromDue().words());
        spent.report("event and signal", times.fromDue().count());
    }
}
