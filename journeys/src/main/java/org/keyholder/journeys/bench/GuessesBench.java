package org.keyholder.journeys.bench;

import java.time.Duration;
import org.keyholder.journeys.running.Installation;
import org.keyholder.journeys.running.Wait;

/** (a) and (b) while passwords are guessed here, 200 a second from many addresses, and while the same guessers guess elsewhere. */
final class GuessesBench {

    private static final double BOUND = 0.2;
    private static final Duration ALONE = Duration.ofSeconds(12);

    private GuessesBench() {}

    /** True when neither loses more than a fifth by it. */
    static boolean run(Installation installation) throws Exception {
        Report.title(
                "guesses",
                "(a) and (b) with 200 wrong sign-ins a second, and with as many at a decoy; the bound is 20 %");
        var server = installation.server().url();
        try (var decoy = new Decoy()) {
            var beside = new Beside(
                    installation,
                    () -> PasswordGuesses.begin(server, decoy.url()),
                    () -> PasswordGuesses.begin(server, server));
            boolean accepted = beside.accepted() >= 1 - BOUND;
            alone(installation);
            boolean signalled = beside.signalled() <= 1 + BOUND;
            Report.line("the bound", "(a) %s, (b) p99 %s", held(accepted), held(signalled));
            return accepted && signalled;
        }
    }

    /** What a guess costs where nothing else is going on. */
    private static void alone(Installation installation) throws Exception {
        var before = Spent.sinceStart(installation);
        try (var guesses = PasswordGuesses.begin(
                installation.server().url(), installation.server().url())) {
            Wait.pass(ALONE);
            Report.line("guesses alone", "%s", guesses.words());
            Spent.since(before, installation).report("guess", guesses.answered());
        }
    }

    private static String held(boolean good) {
        return good ? "held" : "NOT HELD";
    }
}
