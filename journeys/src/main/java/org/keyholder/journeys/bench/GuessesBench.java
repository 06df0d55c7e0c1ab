package org.keyholder.journeys.bench;

import org.keyholder.journeys.running.Installation;

/** (a) and (b) while passwords are guessed, 200 a second from many addresses, and without that. */
final class GuessesBench {

    private static final double BOUND = 0.2;

    private GuessesBench() {}

    /** True when neither loses more than a fifth by it. */
    static boolean run(Installation installation) throws Exception {
        Report.title("guesses", "(a) and (b) with 200 wrong sign-ins a second and without; the bound is 20 %");
        var beside = new Beside(
                installation, () -> PasswordGuesses.begin(installation.server().url()));
        boolean accepted = beside.accepted() >= 1 - BOUND;
        boolean signalled = beside.signalled() <= 1 + BOUND;
        Report.line("the bound", "(a) %s, (b) p99 %s", held(accepted), held(signalled));
        return accepted && signalled;
    }

    private static String held(boolean good) {
        return good ? "held" : "NOT HELD";
    }
}
