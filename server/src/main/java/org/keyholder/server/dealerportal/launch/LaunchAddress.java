package org.keyholder.server.dealerportal.launch;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.launch.Launch;

/** Reads a launch address as somebody pasted it: the whole URL, or only its tokens. */
final class LaunchAddress {

    private static final int MOST_TOKENS = 50;

    private LaunchAddress() {}

    /** Empty where it cannot be read. */
    static Optional<Launch> read(String typed) {
        var text = typed.strip();
        var query = text.contains("?") ? text.substring(text.indexOf('?') + 1) : text;
        var tokens = query.contains("#") ? query.substring(0, query.indexOf('#')) : query;
        var parameters = new LinkedHashMap<String, String[]>();
        for (var token : tokens.split("&", MOST_TOKENS + 1)) {
            int at = token.indexOf('=');
            if (at > 0 && parameters.size() < MOST_TOKENS) {
                try {
                    add(parameters, decoded(token.substring(0, at)).strip(), decoded(token.substring(at + 1)));
                } catch (IllegalArgumentException broken) {
                    return Optional.empty();
                }
            }
        }
        var launch = Launch.of(parameters);
        return launch.isEmpty() ? Optional.empty() : Optional.of(launch);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void add(Map<String, String[]> parameters, String name, String value) {
        var before = parameters.getOrDefault(name, new String[0]);
        var values = Arrays.copyOf(before, before.length + 1);
        values[before.length] = value;
        parameters.put(name, values);
    }
}
