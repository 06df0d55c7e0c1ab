package org.keyholder.journeys.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Events sent to the server over connections that are kept alive, as fast as it takes them or at an even pace. */
final class Traffic {

    private Traffic() {}

    /** Hears of each answer. */
    interface Heard {

        /** @param due when it was to be sent; @param nanos when the answer was read */
        void answered(Wire.Answer answer, long due, long nanos);
    }

    /** What a thread of the traffic does with its connection. */
    private interface Turn {
        void go(Wire wire) throws IOException;
    }

    /** Each connection sends the next event as soon as its last is answered; events a second that were answered 201. */
    static double atFullLoad(URI server, EventRequests requests, int connections, Duration length) {
        var accepted = new AtomicInteger();
        long end = System.nanoTime() + length.toNanos();
        run(server, connections, wire -> {
            while (System.nanoTime() - end < 0) {
                if (wire.exchange(requests.next()).status() == 201) {
                    accepted.incrementAndGet();
                }
            }
        });
        return accepted.get() / (length.toNanos() / 1e9);
    }

    /**
     * Events at an even pace, whatever the server does: each is due at a time of its own, and its time counts from there
     * also when no connection was free, so that a pause of the server is not left out of the figures.
     */
    static void paced(URI server, EventRequests requests, int connections, int aSecond, Duration length, Heard heard) {
        int all = (int) (aSecond * length.toMillis() / 1000);
        var next = new AtomicInteger();
        long start = System.nanoTime() + 50_000_000L;
        run(server, connections, wire -> {
            for (int i = next.getAndIncrement(); i < all; i = next.getAndIncrement()) {
                long due = start + i * 1_000_000_000L / aSecond;
                awaitTime(due);
                var answer = wire.exchange(requests.next());
                heard.answered(answer, due, System.nanoTime());
            }
        });
    }

    static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void run(URI server, int connections, Turn turn) {
        var failures = new ArrayList<IOException>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().daemon().name("traffic-" + i).start(() -> {
                try (var wire = Wire.open(server)) {
                    turn.go(wire);
                } catch (IOException e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            }));
        }
        join(threads);
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " connections broke", failures.getFirst());
        }
    }

    static void join(List<Thread> threads) {
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
