package org.keyholder.testing.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which handler answers which method and path; a segment in braces matches anything. */
public final class Routes {

    /** A handler found for a path, with what its braces matched. */
    record Match(Handler handler, Map<String, String> variables) {}

    private record Route(String method, List<String> pattern, Handler handler) {}

    private final List<Route> routes = new ArrayList<>();

    public Routes get(String pattern, Handler handler) {
        return on("GET", pattern, handler);
    }

    public Routes post(String pattern, Handler handler) {
        return on("POST", pattern, handler);
    }

    public Routes addAll(Routes others) {
        routes.addAll(others.routes);
        return this;
    }

    private Routes on(String method, String pattern, Handler handler) {
        routes.add(new Route(method, List.of(pattern.split("/", -1)), handler));
        return this;
    }

    Optional<Match> find(String method, String path) {
        List<String> segments = List.of(path.split("/", -1));
        for (Route route : routes) {
            Optional<Map<String, String>> variables = matches(route.pattern, segments);
            if (route.method.equals(method) && variables.isPresent()) {
                return Optional.of(new Match(route.handler, variables.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> matches(List<String> pattern, List<String> segments) {
        if (pattern.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String part = pattern.get(i);
            if (part.startsWith("{")) {
                variables.put(part.substring(1, part.length() - 1), segments.get(i));
            } else if (!part.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
