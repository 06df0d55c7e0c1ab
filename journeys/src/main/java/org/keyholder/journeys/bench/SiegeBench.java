package org.keyholder.journeys.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keyholder.journeys.running.Desk;
import org.keyholder.journeys.running.Installation;
import org.keyholder.journeys.running.Wait;

/** Alarms at 100/s while the server is besieged: in each way by itself, and in all at once. */
final class SiegeBench {

    private static final int PACE = 100;
    private static final int CONNECTIONS = 32;
    private static final int BOUND_MILLIS = 200;

    /** More than ten thousand connections who come back each second, and more than the server has room for. */
    private static final int TEN_THOUSAND_BOUND_MILLIS = 1000;

    private static final Duration GATHERING = Duration.ofSeconds(4);

    private final Installation installation;
    private final Duration length;
    private final EventRequests requests;
    private boolean held = true;

    private SiegeBench(Installation installation, Duration length) {
        this.installation = installation;
        this.length = length;
        this.requests = new EventRequests(installation.sites().placesOverHttp());
    }

    /** True when every alarm was accepted, and 99 of 100 within the bound, whatever went on. */
    static boolean run(Installation installation, Duration length) throws Exception {
        return new SiegeBench(installation, length).run();
    }

    private boolean run() throws Exception {
        Report.title(
                "siege",
                "alarms at " + PACE + "/s, due to 201, while others besiege the server; the bound is p99 "
                        + BOUND_MILLIS + " ms, and " + TEN_THOUSAND_BOUND_MILLIS + " ms when all come at once");
        Traffic.atFullLoad(installation.server().url(), requests, CONNECTIONS, GATHERING);
        Drain.await(installation);
        besieged("nobody", BOUND_MILLIS, _ -> {});
        var ways = ways().all();
        for (var way : ways) {
            besieged(way.name(), BOUND_MILLIS, way::begin);
        }
        var four = ways.stream().filter(SiegeWays.Way::together).toList();
        besieged("these four at once", BOUND_MILLIS, besiegers -> four.forEach(way -> way.begin(besiegers)));
        besieged(
                "all of them at once",
                TEN_THOUSAND_BOUND_MILLIS,
                besiegers -> ways.forEach(way -> way.begin(besiegers)));
        Report.line("the siege", held ? "held" : "NOT HELD");
        return held;
    }

    private SiegeWays ways() throws IOException, InterruptedException {
        var desk = new Desk(installation.server().url());
        desk.signIn();
        var place = installation.sites().placesOverHttp().getFirst();
        try (var wires = new Wires(installation)) {
            wires.accept(requests.next());
        }
        var alarm = desk.open(place).orElseThrow();
        var stranger = new Desk(installation.server().url());
        return new SiegeWays(alarm.path(), SignInForm.cookiesOf(desk), SignInForm.askedFor(stranger));
    }

    private void besieged(String name, int bound, Consumer<Besiegers> way) throws InterruptedException {
        var besiegers = new Besiegers(installation.server().url());
        try (besiegers) {
            way.accept(besiegers);
            Wait.pass(GATHERING);
            measure(name, bound, besiegers);
        }
        Drain.await(installation);
    }

    private void measure(String name, int bound, Besiegers besiegers) throws InterruptedException {
        var reports = new Reports();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < CONNECTIONS; i++) {
            threads.add(Thread.ofPlatform().daemon().start(reports::send));
        }
        Traffic.join(threads);
        installation.server().requireAlive();
        boolean good = reports.lost.get() == 0 && reports.times.percentile(99) <= bound;
        held &= good;
        Report.line(
                name,
                "%s; %s; sent again %d, not accepted %d; %d MB resident; they got: %s",
                good ? "held" : "NOT HELD",
                reports.times.words(),
                reports.again.get(),
                reports.lost.get(),
                installation.server().residentMegabytes(),
                besiegers.received());
    }

    /** What is reported during one way, by all connections together. */
    private final class Reports {

        private final Samples times = new Samples();
        private final AtomicInteger again = new AtomicInteger();
        private final AtomicInteger lost = new AtomicInteger();
        private final AtomicInteger next = new AtomicInteger();
        private final int all = (int) (PACE * length.toSeconds());
        private final long start = System.nanoTime();

        void send() {
            try (var wires = new Wires(installation)) {
                for (int n = next.getAndIncrement(); n < all; n = next.getAndIncrement()) {
                    send(wires, start + n * 1_000_000_000L / PACE);
                }
                again.addAndGet(wires.again());
            }
        }

        private void send(Wires wires, long due) {
            Traffic.awaitTime(due);
            if (wires.accept(requests.next())) {
                times.add(System.nanoTime() - due);
            } else {
                lost.incrementAndGet();
            }
        }
    }

    /** A device's way to the server: a connection that is kept, and made anew when it was closed; a report is sent again then. */
    private static final class Wires implements AutoCloseable {

        private static final int TRIES = 5;

        private final Installation installation;
        private @Nullable Wire wire;
        private int again;

        Wires(Installation installation) {
            this.installation = installation;
        }

        boolean accept(byte[] request) {
            for (int i = 0; i < TRIES; i++) {
                try {
                    if (open().exchange(request).status() == 201) {
                        return true;
                    }
                } catch (IOException e) {
                    forget();
                }
                again++;
            }
            return false;
        }

        private Wire open() throws IOException {
            var open = wire == null ? Wire.open(installation.server().url()) : wire;
            wire = open;
            return open;
        }

        int again() {
            return again;
        }

        private void forget() {
            close();
            wire = null;
        }

        @Override
        public void close() {
            if (wire != null) {
                try {
                    wire.close();
                } catch (IOException e) {
                    // It is closed, one way or the other.
                }
            }
        }
    }
}
