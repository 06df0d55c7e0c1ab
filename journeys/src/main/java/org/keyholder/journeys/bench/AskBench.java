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

    private AskBench(Installation installation) {
        this.installation = installation;
    }

    static void run(Installation installation) throws InterruptedException {
        Report.title(
                "ask",
                "from the operator's click on Verify to the provider's request for each of two contacts, at " + PACE
                        + " sessions/s");
        new AskBench(installation).run();
    }

    private void run() throws InterruptedException {
        installation
                .world()
                .phones()
                .onRequest(request -> arrivals(request.to()).add(System.nanoTime()));
        try (var desk = new Desk(installation.server().url());
                var devices = new Devices(installation.server().url())) {
            if (!desk.signIn()) {
                throw new IllegalStateException("The operator could not sign in");
            }
            measure(desk, prepare(desk, devices, WARM_UP_ROUNDS), WARM_UP_PACE);
            var prepared = prepare(desk, devices, ROUNDS);
            Drain.await(installation);
            var before = installation.server().processorTime();
            var times = measure(desk, prepared, PACE);
            Drain.await(installation);
            double each = installation.server().processorTime().minus(before).toMillis() / (double) prepared.size();
            Report.line("click to request", "%s, of %d sessions", times.words(), prepared.size());
            Report.line("server's processor time", "%.1f ms a session, receipts, signals and pages included", each);
        }
    }

    /** An alarm of a place, opened and ready to be asked about. */
    private record Ready(Place place, OpenAlarm alarm) {}

    /** Opens alarms, so many at each place: the places take turns, so that a phone's requests can be told apart. */
    private List<Ready> prepare(Desk desk, Devices devices, int rounds) throws InterruptedException {
        var places = installation.sites().placesOverHttp();
        var byPlace = new ConcurrentHashMap<Place, List<Ready>>();
        var next = new AtomicInteger();
        var done = new CountDownLatch(PREPARERS);
        for (int i = 0; i < PREPARERS; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    for (int n = next.getAndIncrement(); n < places.size(); n = next.getAndIncrement()) {
                        byPlace.put(places.get(n), opened(desk, devices, places.get(n), rounds));
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        var ready = new ArrayList<Ready>();
        for (int round = 0; round < rounds; round++) {
            for (var place : places) {
                ready.add(byPlace.getOrDefault(place, List.of()).get(round));
            }
        }
        return ready;
    }

    private static List<Ready> opened(Desk desk, Devices devices, Place place, int rounds) throws InterruptedException {
        var opened = new ArrayList<Ready>();
        for (int round = 0; round < rounds; round++) {
            if (devices.report(place, "ask-" + System.nanoTime(), Instant.now()).isEmpty()) {
                throw new IllegalStateException("An alarm was not accepted");
            }
            opened.add(new Ready(place, desk.open(place).orElseThrow()));
        }
        return opened;
    }

    private Samples measure(Desk desk, List<Ready> ready, int pace) {
        requests.clear();
        var clicks = click(desk, ready, pace);
        Wait.until(
                "all texts are sent",
                LONGEST,
                () -> clicks.entrySet().stream()
                        .allMatch(place ->
                                haveCome(place.getKey(), place.getValue().size())));
        return match(clicks);
    }

    /** When the clicks that were answered well were due, by place. */
    private static Map<Place, Queue<Long>> click(Desk desk, List<Ready> ready, int pace) {
        var clicks = new ConcurrentHashMap<Place, Queue<Long>>();
        var asked = new AtomicInteger();
        var failed = new ConcurrentLinkedQueue<Place>();
        long start = System.nanoTime() + 50_000_000L;
        for (int i = 0; i < ready.size(); i++) {
            long due = start + i * 1_000_000_000L / pace;
            Traffic.awaitTime(due);
            var one = ready.get(i);
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
