package org.keyholder.journeys.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.configuration.StartRefused;

/**
 * What the demo was asked for.
 *
 * @param clip a real clip instead of the drawn one
 */
record DemoOptions(int port, Path home, Optional<Path> clip) {

    private static final int PORT = 8080;
    private static final Path HOME = Path.of("keyholder-demo");

    DemoOptions {
        home = home.toAbsolutePath().normalize();
        Objects.requireNonNull(clip);
    }

    static DemoOptions parse(List<String> arguments) {
        var options = new DemoOptions(PORT, HOME, Optional.empty());
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var name = rest.next();
            if (!rest.hasNext()) {
                throw StartRefused.mistake("The option " + name + " needs a value.");
            }
            options = options.with(name, rest.next());
        }
        return options;
    }

    private DemoOptions with(String name, String value) {
        return switch (name) {
            case "--port" -> new DemoOptions(port(value), home, clip);
            case "--home" -> new DemoOptions(port, Path.of(value), clip);
            case "--clip" -> new DemoOptions(port, home, Optional.of(clip(value)));
            default -> throw StartRefused.mistake("The demo knows --port, --home and --clip, not " + name + ".");
        };
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw StartRefused.mistake("A port is a number from 0 to 65535, not " + text + ".");
        }
        return Integer.parseInt(text);
    }

    private static Path clip(String text) {
        var file = Path.of(text).toAbsolutePath();
        if (!Files.isRegularFile(file)) {
            throw StartRefused.mistake("There is no file " + file + ".");
        }
        return file;
    }
}
