package org.keyholder.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.StartRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What the process was called with. */
sealed interface CommandLine {

    /** Start in a home that is thrown away, answer once, end: what the launcher lets Java learn from, for quick starts. */
    record Rehearse() implements CommandLine {}

    /** Run the server. */
    record Start(Home home, Map<String, Object> settings) implements CommandLine {}

    /** Set up from a file, then end. */
    record Provision(Home home, Path file) implements CommandLine {}

    /** Write an organisation's record to the standard output, then end. */
    record ExportAudit(Home home, String organisation) implements CommandLine {}

    /** Check the records in the home's database, then end. */
    record VerifyAudit(Home home) implements CommandLine {}

    /** Check an exported record, then end. */
    record VerifyExportedAudit(Path file) implements CommandLine {}

    /** Reads the arguments; throws {@link StartRefused} when they are not right. */
    static CommandLine parse(List<String> arguments, Map<String, String> variables) {
        try {
            var given = new picocli.CommandLine(new Program()).parseArgs(arguments.toArray(String[]::new));
            while (given.hasSubcommand()) {
                given = given.subcommand();
            }
            if (given.commandSpec().userObject() instanceof Words words) {
                return words.read(variables);
            }
            throw wrong("A command is missing.");
        } catch (ParameterException e) {
            var reason = String.valueOf(e.getMessage()).strip();
            throw wrong(reason.endsWith(".") ? reason : reason + ".");
        }
    }

    private static StartRefused wrong(String what) {
        return StartRefused.mistake(
                what + " It is:  keyholder start [--home DIR] [--port N]  or  keyholder provision FILE [--home DIR]"
                        + "  or  keyholder audit export --organisation ID-OR-NAME [--home DIR]  or  keyholder audit verify [FILE] [--home DIR]");
    }

    /** The program, which does nothing without a command. */
    @Command(
            name = "keyholder",
            subcommands = {StartWords.class, ProvisionWords.class, AuditWords.class, RehearseWords.class})
    final class Program {}

    /** A command's words, as they are read. */
    sealed interface Words {
        CommandLine read(Map<String, String> variables);
    }

    /** Where the home is: as the option says, else the variable, else here. */
    final class HomeOption {

        @Option(names = "--home")
        private @Nullable Path home;

        private Home home(Map<String, String> variables) {
            var said = home == null ? variables.getOrDefault("KEYHOLDER_HOME", "") : home.toString();
            if (home != null && said.isBlank()) {
                throw wrong("The option --home needs a folder.");
            }
            return new Home(Path.of(said.isBlank() ? "keyholder-home" : said));
        }
    }

    /** {@code start}. */
    @Command(name = "start")
    final class StartWords implements Words {

        @Mixin
        private HomeOption home = new HomeOption();

        @Option(names = "--port")
        private @Nullable Integer port;

        @Override
        public CommandLine read(Map<String, String> variables) {
            if (port == null) {
                return new Start(home.home(variables), Map.of());
            }
            if (port < 0 || port > 65_535) {
                throw wrong("The port has to be a number from 0 (any free one) to 65535, and not '" + port + "'.");
            }
            return new Start(home.home(variables), Map.of("keyholder.port", port));
        }
    }

    /** {@code provision}. */
    @Command(name = "provision")
    final class ProvisionWords implements Words {

        @Mixin
        private HomeOption home = new HomeOption();

        @Parameters(index = "0", paramLabel = "FILE")
        private Path file = Path.of("");

        @Override
        public CommandLine read(Map<String, String> variables) {
            return new Provision(home.home(variables), file);
        }
    }

    /** {@code audit}, which does nothing without one of its own. */
    @Command(
            name = "audit",
            subcommands = {ExportWords.class, VerifyWords.class})
    final class AuditWords {}

    /** {@code audit export}. */
    @Command(name = "export")
    final class ExportWords implements Words {

        @Mixin
        private HomeOption home = new HomeOption();

        @Option(names = "--organisation", required = true)
        private String organisation = "";

        @Override
        public CommandLine read(Map<String, String> variables) {
            return new ExportAudit(home.home(variables), organisation);
        }
    }

    /** {@code audit verify}. */
    @Command(name = "verify")
    final class VerifyWords implements Words {

        @Mixin
        private HomeOption home = new HomeOption();

        @Parameters(index = "0", arity = "0..1", paramLabel = "FILE")
        private @Nullable Path file;

        @Override
        public CommandLine read(Map<String, String> variables) {
            return file == null ? new VerifyAudit(home.home(variables)) : new VerifyExportedAudit(file);
        }
    }

    /** {@code rehearse}. */
    @Command(name = "rehearse", hidden = true)
    final class RehearseWords implements Words {

        @Override
        public CommandLine read(Map<String, String> variables) {
            return new Rehearse();
        }
    }
}
