package org.keyholder.journeys.bench;

import java.util.List;
import org.keyholder.journeys.running.Installation;
import org.keyholder.journeys.running.ManySites;

/** {@code ./keyholder bench [NAME]}: one benchmark, or those of the alarm path in turn (docs/bench.md). */
public final class Bench {

    private static final int PLACES_A_WAY = 100;
    private static final int KILLS = 200;

    /** Those that are run when none is named, in their order. */
    private static final List<String> ALL = List.of("accept", "signal", "ask", "press");

    private Bench() {}

    public static void main(String[] arguments) {
        try {
            System.exit(run(List.of(arguments)));
        } catch (Exception | AssertionError e) {
            System.err.println("The benchmark did not end:");
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static int run(List<String> words) throws Exception {
        if (!words.isEmpty() && words.getFirst().equals("kill")) {
            int times = words.size() > 1 ? Integer.parseInt(words.get(1)) : KILLS;
            return KillBench.run(times) ? 0 : 1;
        }
        var names = words.isEmpty() ? ALL : words;
        if (!ALL.containsAll(names)) {
            System.err.println("The benchmarks are accept, signal, ask, press, kill [N] and dc09.");
            return 2;
        }
        System.out.println("Setting up a server with its own PostgreSQL and the fake world …");
        try (var installation = Installation.start(new ManySites(PLACES_A_WAY, PLACES_A_WAY))) {
            Machine.print(installation);
            for (var name : names) {
                run(name, installation);
            }
        }
        return 0;
    }

    private static void run(String name, Installation installation) throws Exception {
        switch (name) {
            case "accept" -> AcceptBench.run(installation);
            case "signal" -> SignalBench.run(installation);
            case "ask" -> AskBench.run(installation);
            default -> PressBench.run(installation);
        }
    }
}
