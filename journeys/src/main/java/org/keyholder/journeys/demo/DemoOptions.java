package org.keyholder.journeys.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.configuration.StartRefused;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * What the demo was asked for.
 *
 * @param clip a clip of one's own instead of the one that comes along
 */
record DemoOptions(int port, Path home, Optional<Path> clip) {

    DemoOptions {
        home = home.toAbsolutePath().normalize();
    }

    static DemoOptions parse(List<String> arguments) {
        var words = new Words();
        try {
            new CommandLine(words).parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException wrong) {
            throw StartRefused.mistake(
                    wrong.getMessage() + " It is:  keyholder demo [--port N] [--home DIR] [--clip FILE]");
        }
        return new DemoOptions(
                port(words.port), words.home, Optional.ofNullable(words.clip).map(DemoOptions::clip));
    }

    private static int port(int port) {
        if (port < 0 || port > 65_535) {
            throw StartRefused.mistake("A port is a number from 0 to 65535, not " + port + ".");
        }
        return port;
    }

    private static Path clip(Path file) {
        if (!Files.isRegularFile(file)) {
            throw StartRefused.mistake("There is no file " + file.toAbsolutePath() + ".");
        }
        return file.toAbsolutePath();
    }

    /** The words of the command line, as they are read. */
    @Command(name = "demo")
    static final class Words {

        @Option(names = "--port")
        private int port = 8080;

        @Option(names = "--home")
        private Path home = Path.of("keyholder-demo");

        @Option(names = "--clip")
        private @Nullable Path clip;
    }
}
