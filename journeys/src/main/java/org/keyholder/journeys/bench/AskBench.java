package org.keyholder.journeys.bench;

import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.keyholder.journeys.running.Desk;
import org.keyholder.journeys.running.Desk.OpenAlarm;
import org.keyholder.journeys.running.Devices;
import org.keyholder.journeys.running.Installation;
import org.keyholder.journeys.running.ManySites.Place;
import org.keyholder.journeys.running.Wait;

/** (c) From the operator's click on Verify to the request at the phone network, for both contacts, at 50 sessions/s. */
final class AskBench {

    private static final int PACE = 50;
    private static final int ROUNDS = 5;
    private static final int WARM_UP_PACE = 30;
    private static final int WARM_UP_ROUNDS = 6;
    private static final int PREPARERS = 4;
    private static final int TEXTS = 2;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Installation installation;
    private final Map<String, Queue<Long>> requests = new ConcurrentHashMap<>();

    AskBench(Installation installation) {
        this.installation = installation;
        installation
                .world()
                .phones()
                .onRequest(request -> arrivals(request.to()).add(System.nanoTime()));
    }

    static void run(Installation installation) throws InterruptedException {
        Report.title(
                "ask",
                "from the operator's click on Verify to the provider's request for each of two contacts, at " + PACE
                        + " sessions/s");
        new AskBench(installation).run();
    }

    private void run() throws InterruptedException {
        try (var room = Room.signedIn(installation);
                var devices = new Devices(installation.server().url())) {
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                round(room, devices, WARM_UP_PACE);
            }
            var all = Round.NONE;
            for (int round = 0; round < ROUNDS; round++) {
                all = all.plus(round(room, devices, PACE));
            }
            Report.line("click to request", "%s, of %d sessions", all.times().words(), all.sessions());
            all.spent().report("session", all.sessions());
        }
    }

    /** A room of operators, who click in turn. */
    record Room(List<Desk> desks) implements AutoCloseable {

        private static final int DESKS = 10;

        static Room signedIn(Installation installation) throws InterruptedException {
            var desks = new ArrayList<Desk>();
            for (int i = 0; i < DESKS; i++) {
                var desk = new Desk(installation.server().url());
                desks.add(desk);
                if (!desk.signIn()) {
                    throw new IllegalStateException("The operator could not sign in");
                }
            }
            return new Room(desks);
        }

        Desk desk(int turn) {
            return desks.get(turn % desks.size());
        }

        @Override
        public void close() {
            desks.forEach(Desk::close);
        }
    }

    /**
     * One alarm at each place asked about.
     *
     * @param times from the click to the provider's request, for each text
     * @param spent the texts with their receipts, the signals and the page that the click is answered with belong to it
     */
    record Round(Samples times, Spent spent, int sessions) {

        static final Round NONE = new Round(new Samples(), Spent.NOTHING, 0);

        Round plus(Round other) {
            var both = new Samples();
            both.addAll(times);
            both.addAll(other.times);
            return new Round(both, spent.plus(other.spent), sessions + other.sessions);
        }
    }

    Round round(Room room, Devices devices, int pace) throws InterruptedException {
        var prepared = prepare(room, devices);
        Drain.await(installation);
        var before = Spent.sinceStart(installation);
        var times = measure(room, prepared, pace);
        Drain.await(installation);
        return new Round(times, Spent.since(before, installation), prepared.size());
    }

    /** An alarm of a place, opened and ready to be asked about. */
    private record Ready(Place place, OpenAlarm alarm) {}

    /** Opens an alarm at each place: what was open there is completed first, for a site has one alarm at a time. */
    private List<Ready> prepare(Room room, Devices devices) throws InterruptedException {
        var places = installation.sites().placesOverHttp();
        var opened = new ConcurrentHashMap<Place, Ready>();
        var next = new AtomicInteger();
        var done = new CountDownLatch(PREPARERS);
        for (int i = 0; i < PREPARERS; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    for (int n = next.getAndIncrement(); n < places.size(); n = next.getAndIncrement()) {
                        opened.put(places.get(n), opened(room.desk(n), devices, places.get(n)));
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        if (opened.size() < places.size()) {
            throw new IllegalStateException("Only " + opened.size() + " of " + places.size() + " alarms were opened");
        }
        return places.stream().map(opened::get).toList();
    }

    private static Ready opened(Desk desk, Devices devices, Place place) throws InterruptedException {
        desk.completeWhatIsOpen(place);
        if (devices.report(place, "ask-" + System.nanoTime(), Instant.now()).isEmpty()) {
            throw new IllegalStateException("An alarm was not accepted");
        }
        return new Ready(place, desk.open(place).orElseThrow());
    }

    private Samples measure(Room room, List<Ready> ready, int pace) {
        requests.clear();
        var clicks = click(room, ready, pace);
        Wait.until(
                "all texts are sent",
                LONGEST,
                () -> clicks.entrySet().stream()
                        .allMatch(place ->
                                haveCome(place.getKey(), place.getValue().size())));
        return match(clicks);
    }

    /** When the clicks that were answered well were due, by place. */
    private static Map<Place, Queue<Long>> click(Room room, List<Ready> ready, int pace) {
        var clicks = new ConcurrentHashMap<Place, Queue<Long>>();
        var asked = new AtomicInteger();
        var failed = new ConcurrentLinkedQueue<Place>();
        long start = System.nanoTime() + 50_000_000L;
        for (int i = 0; i < ready.size(); i++) {
            long due = start + i * 1_000_000_000L / pace;
            Traffic.awaitTime(due);
            var one = ready.get(i);
            var desk = room.desk(i);
            desk.http()
                    .sendAsync(desk.verifyRequest(one.alarm()).build(), BodyHandlers.discarding())
                    .whenComplete((answer, failure) -> {
                        if (failure == null && answer.statusCode() == 200) {
                            clicks.computeIfAbsent(one.place(), place -> new ConcurrentLinkedQueue<>())
                                    .add(due);
                            asked.incrementAndGet();
                        } else {
                            failed.add(one.place());
                        }
                    });
        }
        Wait.until("all clicks are answered", LONGEST, () -> asked.get() + failed.size() == ready.size());
        if (!failed.isEmpty()) {
            Report.line("not asked", "%d of %d clicks were not answered with 200", failed.size(), ready.size());
        }
        // It may have been asked all the same: the texts of such a place cannot be told apart any more.
        failed.forEach(clicks::remove);
        return clicks;
    }

    private boolean haveCome(Place place, int texts) {
        return IntStream.rangeClosed(1, TEXTS)
                .allMatch(slot -> arrivals(place.phone(slot)).size() >= texts);
    }

    private Queue<Long> arrivals(String phone) {
        return requests.computeIfAbsent(phone, to -> new ConcurrentLinkedQueue<>());
    }

    /** The places take turns and a text takes less than a turn: a phone's requests come in the order of the clicks. */
    private Samples match(Map<Place, Queue<Long>> clicks) {
        var times = new Samples();
        clicks.forEach((place, unordered) -> {
            var due = unordered.stream().sorted().toList();
            for (int slot = 1; slot <= TEXTS; slot++) {
                var arrived = List.copyOf(arrivals(place.phone(slot)));
                for (int i = 0; i < due.size(); i++) {
                    times.add(arrived.get(i) - due.get(i));
                }
            }
        });
        return times;
    }
}
