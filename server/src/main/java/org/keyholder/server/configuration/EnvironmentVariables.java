package org.keyholder.server.configuration;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.core.env.MapPropertySource;

/** The KEYHOLDER_… variables, turned into keys. */
final class EnvironmentVariables {

    private static final String PREFIX = "KEYHOLDER_";
    // These are the launcher's, which reads them before there is a server.
    private static final Set<String> OF_THE_LAUNCHER =
            Set.of("KEYHOLDER_HOME", "KEYHOLDER_JAVA_HOME", "KEYHOLDER_JAVA_OPTIONS");

    private EnvironmentVariables() {}

    static MapPropertySource read(Map<String, String> variables, KnownKeys known) {
        var settings = new HashMap<String, Object>();
        variables.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !OF_THE_LAUNCHER.contains(name)) {
                settings.put(keyOf(name, known), value);
            }
        });
        return new MapPropertySource("the environment", settings);
    }

    private static String keyOf(String variable, KnownKeys known) {
        return known.keyOfVariable(variable).orElseThrow(() -> unknown(variable, known));
    }

    private static StartRefused unknown(String variable, KnownKeys known) {
        var nearest = known.nearest(variable.toLowerCase(Locale.ROOT));
        return StartRefused.mistake("The environment variable " + variable + " is unknown. The nearest known one is "
                + variableOf(nearest) + ".");
    }

    static String variableOf(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }
}
