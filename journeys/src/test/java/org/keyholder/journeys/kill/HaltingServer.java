package org.keyholder.journeys.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.keyholder.journeys.kill.Halts.Point;
import org.keyholder.journeys.kill.Halts.When;
import org.keyholder.server.Keyholder;
import org.keyholder.server.configuration.Home;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole server, whose process ends at the commit that is named on its standard input. */
final class HaltingServer {

    private HaltingServer() {}

    /** Called like the server: {@code start --home DIR --port N}. */
    public static void main(String[] arguments) throws IOException {
        var halts = new Halts();
        ApplicationContextInitializer<ConfigurableApplicationContext> watch =
                context -> context.getBeanFactory().addBeanPostProcessor(halts);
        var home = new Home(Path.of(arguments[2]));
        Keyholder.launch(home, Map.of("keyholder.port", Integer.parseInt(arguments[4])), watch);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var words = line.split(" ", 2);
            halts.arm(new Point(When.valueOf(words[0]), words[1]));
            System.out.println("Armed: " + line);
        }
        // Whoever started it is gone.
        System.exit(0);
    }
}
