package org.keyholder.journeys.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.keyholder.journeys.running.Installation;
import org.keyholder.journeys.running.ManySites.Place;

/** (b) From an event's 201 to its signal's acknowledgement by the receiver, at 200/s: many accounts and one, HTTP and TCP. */
final class SignalBench {

    private static final int CONNECTIONS = 32;
    private static final int PACE = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration LENGTH = Duration.ofSeconds(6);

    private final Installation installation;
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();

    private SignalBench(Installation installation) {
        this.installation = installation;
    }

    static void run(Installation installation) {
        Report.title(
                "signal",
                "from the 201 of an event to the receiver's acknowledgement of its signal, at " + PACE + "/s");
        var bench = new SignalBench(installation);
        installation
                .world()
                .receiver()
                .onSignal(signal -> bench.arrivals.putIfAbsent(signal.signal().eventId(), System.nanoTime()));
        var http = installation.sites().placesOverHttp();
        var tcp = installation.sites().placesOverTcp();
        bench.measure(http, WARM_UP);
        bench.report("HTTP, " + http.size() + " accounts", http);
        bench.report("HTTP, one account", http.subList(0, 1));
        bench.measure(tcp, WARM_UP);
        bench.report("TCP, " + tcp.size() + " accounts", tcp);
        bench.report("TCP, one account", tcp.subList(0, 1));
    }

    private void report(String what, List<Place> places) {
        var before = Spent.sinceStart(installation);
        var times = measure(places, LENGTH);
        var spent = Spent.since(before, installation);
        Report.line(what, "%s", times.fromAnswer.words());
        Report.line("  from the intended send", "%s", times.fromDue.words());
        spent.report("event and signal", times.fromDue.count());
    }

    /** Times from the 201 read (an arrival before it counts as 0), and from when the event was to be sent. */
    private record Times(Samples fromAnswer, Samples fromDue) {}

    private record Sent(long due, long answered) {}

    private Times measure(List<Place> places, Duration length) {
        arrivals.clear();
        var sent = new ConcurrentHashMap<String, Sent>();
        Traffic.paced(
                installation.server().url(),
                new EventRequests(places),
                CONNECTIONS,
                PACE,
                length,
                (answer, due, now) -> {
                    if (answer.status() == 201) {
                        sent.put(EventRequests.eventId(answer), new Sent(due, now));
                    }
                });
        Drain.await(installation);
        var times = new Times(new Samples(), new Samples());
        sent.forEach((event, when) -> {
            var arrival = arrivals.get(event);
            if (arrival == null) {
                throw new IllegalStateException("The signal of event " + event + " never arrived");
            }
            times.fromAnswer.add(Math.max(0, arrival - when.answered()));
            times.fromDue.add(arrival - when.due());
        });
        return times;
    }
}
