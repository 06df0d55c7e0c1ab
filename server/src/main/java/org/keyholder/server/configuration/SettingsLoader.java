package org.keyholder.server.configuration;

import java.util.Map;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gathers what the server was told, nearest first: the caller or command line, the environment, the file in the home folder. What
 * it does not understand stops the start.
 */
public final class SettingsLoader {

    private SettingsLoader() {}

    /** Reads and checks all settings; throws {@link StartRefused} on the first mistake. */
    public static ConfigurableEnvironment load(Home home, Map<String, String> variables, Map<String, Object> told) {
        var known = KnownKeys.ofThisServer();
        var settings = new GivenSettings();
        // Spring itself listens only to the file in the jar, not to one that happens to lie in the working folder.
        settings.addLast(new MapPropertySource(
                "fixed",
                Map.of(
                        "spring.config.location",
                        "classpath:/application.yaml",
                        "keyholder.home",
                        home.folder().toString())));
        settings.addLast(new MapPropertySource("the command line", Map.copyOf(told)));
        settings.addLast(EnvironmentVariables.read(variables, known));
        SettingsFile.read(home.configurationFile()).forEach(settings::addLast);
        SettingsCheck.check(settings, known);
        return settings.environment();
    }
}
