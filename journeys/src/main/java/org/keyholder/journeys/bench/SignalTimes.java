package org.keyholder.journeys.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.keyholder.journeys.running.Installation;
import org.keyholder.journeys.running.ManySites.Place;

/** How long signals take to the receiver that acknowledges them, while events come at an even pace. */
final class SignalTimes {

    static final int PACE = 200;
    private static final int CONNECTIONS = 32;

    private final Installation installation;
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();

    SignalTimes(Installation installation) {
        this.installation = installation;
        installation
                .world()
                .receiver()
                .onSignal(signal -> arrivals.putIfAbsent(signal.signal().eventId(), System.nanoTime()));
    }

    /** Times from the 201 read (an arrival before it counts as 0), and from when the event was to be sent. */
    record Measured(Samples fromAnswer, Samples fromDue) {

        static Measured none() {
            return new Measured(new Samples(), new Samples());
        }

        void addAll(Measured others) {
            fromAnswer.addAll(others.fromAnswer);
            fromDue.addAll(others.fromDue);
        }
    }

    private record Sent(long due, long answered) {}

    /** Sends events for so long, and waits for their signals. */
    Measured measure(List<Place> places, Duration length) {
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
        var times = Measured.none();
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
