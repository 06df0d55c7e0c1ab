package org.keyholder.journeys.bench;

import java.util.List;

/** {@code ./keyholder bench [NAME]}: one benchmark, or those of the alarm path in turn. */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var words = List.of(arguments);
        var name = words.isEmpty() ? "" : words.getFirst();
        if (name.equals("kill")) {
            int times = words.size() > 1 ? Integer.parseInt(words.get(1)) : 200;
            System.exit(KillBench.run(times) ? 0 : 1);
        }
    }
}
