package org.keyholder.server;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.StartRefused;

/** What the process was called with. */
sealed interface CommandLine {

    /** Start in a home that is thrown away, answer once, end: what the launcher lets Java learn from, for quick starts. */
    record Rehearse() implements CommandLine {}

    /** Run the server. */
    record Start(Home home, Map<String, Object> settings) implements CommandLine {}

    /** Set up from a file, then end. */
    record Provision(Home home, Path file) implements CommandLine {}

    /** Reads the arguments; throws {@link StartRefused} when they are not right. */
    static CommandLine parse(List<String> arguments, Map<String, String> variables) {
        var rest = new ArrayDeque<>(arguments);
        var command = rest.poll();
        if ("start".equals(command)) {
            var options = Options.parse(rest, false);
            return new Start(options.home(variables), options.settings);
        }
        if ("provision".equals(command)) {
            var options = Options.parse(rest, true);
            return new Provision(options.home(variables), options.file());
        }
        if ("rehearse".equals(command) && rest.isEmpty()) {
            return new Rehearse();
        }
        throw wrong(command == null ? "A command is missing." : "There is no command '" + command + "'.");
    }

    private static StartRefused wrong(String what) {
        return StartRefused.mistake(
                what + " It is:  keyholder start [--home DIR] [--port N]  or  keyholder provision FILE [--home DIR]");
    }

    /** The options behind the command. */
    final class Options {

        private final Map<String, Object> settings = new HashMap<>();
        private @Nullable Path home;
        private @Nullable Path file;

        private static Options parse(Deque<String> rest, boolean takesFile) {
            var options = new Options();
            while (!rest.isEmpty()) {
                var word = rest.remove();
                if ("--home".equals(word)) {
                    options.home = path(valueOf(word, rest));
                } else if ("--port".equals(word) && !takesFile) {
                    options.settings.put("keyholder.port", port(valueOf(word, rest)));
                } else if (takesFile && options.file == null && !word.startsWith("-")) {
                    options.file = path(word);
                } else {
                    throw wrong("'" + word + "' is not understood.");
                }
            }
            return options;
        }

        private static String valueOf(String option, Deque<String> rest) {
            var value = rest.poll();
            if (value == null || value.isBlank()) {
                throw wrong("The option " + option + " needs a value.");
            }
            return value;
        }

        private static Path path(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw wrong("'" + text + "' is not a path.");
            }
        }

        private static int port(String text) {
            if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
                return Integer.parseInt(text);
            }
            throw wrong("The port has to be a number from 0 (any free one) to 65535, and not '" + text + "'.");
        }

        private Home home(Map<String, String> variables) {
            var told = variables.getOrDefault("KEYHOLDER_HOME", "");
            var fallback = told.isBlank() ? "keyholder-home" : told;
            return new Home(home == null ? path(fallback) : home);
        }

        private Path file() {
            if (file == null) {
                throw wrong("The file to set up from is missing.");
            }
            return Objects.requireNonNull(file);
        }
    }
}
