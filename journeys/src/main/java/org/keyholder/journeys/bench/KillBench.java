package org.keyholder.journeys.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.keyholder.journeys.kill.KillTotals;
import org.keyholder.journeys.kill.RandomKills;

/** Kills the server at random moments under load, and prints what was lost and what was repeated. */
final class KillBench {

    private KillBench() {}

    /** Answers whether nothing was lost. */
    static boolean run(int times) throws IOException, SQLException, InterruptedException {
        System.out.println("Killing the server " + times + " times under load.");
        var totals = RandomKills.run(times, System.out::println);
        print(totals);
        return totals.broken().isEmpty();
    }

    private static void print(KillTotals totals) {
        System.out.printf(
                """

                kills                                      %d
                events accepted, all looked up             %d
                presses answered, all looked up            %d
                accepted or answered, and lost             %d
                signals at the receiver                    %d
                signals repeated                           %d, at most %d by one kill
                kills that repeated 0, 1, 2 … signals      %s
                texts repeated                             %d
                longest from kill to ready                 %.1f s
                longest from ready to the next signal      %.1f s
                """,
                totals.kills().size(),
                totals.events(),
                totals.presses(),
                totals.broken().size(),
                totals.signals(),
                totals.repeatedSignals(),
                totals.mostRepeatsOfAKill(),
                histogram(totals),
                totals.repeatedTexts(),
                totals.longestUntilReady().toMillis() / 1000.0,
                totals.longestUntilSending().toMillis() / 1000.0);
        totals.broken().forEach(System.out::println);
    }

    private static String histogram(KillTotals totals) {
        var counts = new long[(int) totals.mostRepeatsOfAKill() + 1];
        totals.kills().forEach(kill -> counts[(int) kill.repeatedSignals()]++);
        return Arrays.stream(counts).mapToObj(Long::toString).collect(Collectors.joining(" / "));
    }
}
