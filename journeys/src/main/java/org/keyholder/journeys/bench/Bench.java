package org.keyholder.journeys.bench;

import java.time.Duration;
import java.util.List;
import org.keyholder.journeys.running.Installation;
import org.keyholder.journeys.running.ManySites;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code ./keyholder bench [NAME]}: one benchmark, or those of the alarm path in turn (docs/bench.md). */
public final class Bench {

    private static final int PLACES_A_WAY = 100;
    private static final int KILLS = 200;
    private static final int STEADY_MINUTES = 10;
    private static final int SIEGE_SECONDS = 12;
    private static final int PORTAL_SITES = 20_000;
    private static final long EVENTS_OF_A_SITE = 100;

    private Bench() {}

    public static void main(String[] arguments) {
        try {
            System.exit(run(arguments));
        } catch (Exception | AssertionError e) {
            System.err.println("The benchmark did not end:");
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static int run(String[] arguments) throws Exception {
        var words = new Words();
        try {
            var given = new CommandLine(words)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .parseArgs(arguments);
            if (given.hasSubcommand()) {
                return runAlone(given.subcommand().commandSpec().userObject());
            }
        } catch (ParameterException wrong) {
            System.err.println(
                    wrong.getMessage()
                            + " The benchmarks are accept, signal, ask, press, kill [N], compiler [MINUTES], siege [SECONDS], guesses, audit, portal and dc09.");
            return 2;
        }
        System.out.println("Setting up a server with its own PostgreSQL and the fake world …");
        try (var installation = Installation.start(new ManySites(PLACES_A_WAY, PLACES_A_WAY))) {
            Machine.print(installation);
            for (var name : words.names.isEmpty() ? List.of(Name.values()) : words.names) {
                run(name, installation);
            }
        }
        return 0;
    }

    /** Those with a server, or several, of their own. */
    private static int runAlone(Object words) throws Exception {
        return switch (words) {
            case KillWords kill -> KillBench.run(kill.times) ? 0 : 1;
            case CompilerWords compiler -> {
                CompilerBench.run(PLACES_A_WAY, compiler.minutes);
                yield 0;
            }
            case SiegeWords siege ->
                measured(installation -> SiegeBench.run(installation, Duration.ofSeconds(siege.seconds)));
            case GuessesWords _ -> measured(GuessesBench::run);
            case AuditWords _ -> measured(AuditBench::run);
            case PortalWords portal ->
                measured(installation -> PortalBench.run(installation, portal.sites, portal.events()));
            default -> throw new IllegalStateException("Not a benchmark: " + words);
        };
    }

    /** Something that is measured, and whether its bound was held. */
    private interface Bound {
        boolean holds(Installation installation) throws Exception;
    }

    private static int measured(Bound bound) throws Exception {
        System.out.println("Setting up a server with its own PostgreSQL and the fake world …");
        try (var installation = Installation.start(new ManySites(PLACES_A_WAY, PLACES_A_WAY))) {
            Machine.print(installation);
            return bound.holds(installation) ? 0 : 1;
        }
    }

    private static void run(Name name, Installation installation) throws Exception {
        switch (name) {
            case ACCEPT -> AcceptBench.run(installation);
            case SIGNAL -> SignalBench.run(installation);
            case ASK -> AskBench.run(installation);
            case PRESS -> PressBench.run(installation);
        }
    }

    /** Those that are run when none is named, in their order. */
    enum Name {
        ACCEPT,
        SIGNAL,
        ASK,
        PRESS
    }

    /** The words of the command line, as they are read. */
    @Command(
            name = "bench",
            subcommands = {
                KillWords.class,
                CompilerWords.class,
                SiegeWords.class,
                GuessesWords.class,
                AuditWords.class,
                PortalWords.class
            })
    static final class Words {

        @Parameters(paramLabel = "NAME")
        private List<Name> names = List.of();
    }

    /** {@code kill}. */
    @Command(name = "kill")
    static final class KillWords {

        @Parameters(arity = "0..1", paramLabel = "N")
        private int times = KILLS;
    }

    /** {@code compiler}. */
    @Command(name = "compiler")
    static final class CompilerWords {

        @Parameters(arity = "0..1", paramLabel = "MINUTES")
        private int minutes = STEADY_MINUTES;
    }

    /** {@code siege}. */
    @Command(name = "siege")
    static final class SiegeWords {

        @Parameters(arity = "0..1", paramLabel = "SECONDS")
        private int seconds = SIEGE_SECONDS;
    }

    /** {@code guesses}. */
    @Command(name = "guesses")
    static final class GuessesWords {}

    /** {@code audit}. */
    @Command(name = "audit")
    static final class AuditWords {}

    /** {@code portal}. */
    @Command(name = "portal")
    static final class PortalWords {

        @Option(names = "--sites")
        private int sites = PORTAL_SITES;

        @Option(names = "--events")
        private long events;

        /** A hundred of each site, unless it is said. */
        private long events() {
            return events == 0 ? sites * EVENTS_OF_A_SITE : events;
        }
    }
}
