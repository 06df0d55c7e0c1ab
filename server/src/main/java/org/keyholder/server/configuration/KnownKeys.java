package org.keyholder.server.configuration;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The keys that the settings records of this very build declare, as the compiler wrote them down. */
final class KnownKeys {

    /** Keys of former releases, each with what to do instead. They stop the start too, but with advice. */
    static final Map<String, String> RETIRED = Map.of();

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    private final Map<String, String> typesByKey;
    private final Map<String, String> recordsByPrefix;

    KnownKeys(Map<String, String> typesByKey, Map<String, String> recordsByPrefix) {
        this.typesByKey = Map.copyOf(typesByKey);
        this.recordsByPrefix = Map.copyOf(recordsByPrefix);
    }

    static KnownKeys ofThisServer() {
        return read(metadata());
    }

    // The server's own, not the first of the many that its libraries bring.
    private static URL metadata() {
        try {
            var file = KnownKeys.class.getName().replace('.', '/') + ".class";
            var self = String.valueOf(KnownKeys.class.getClassLoader().getResource(file));
            return URI.create(self.substring(0, self.length() - file.length()) + METADATA)
                    .toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KnownKeys read(URL metadata) {
        try (var in = metadata.openStream()) {
            var root = JsonMapper.shared().readTree(in);
            return new KnownKeys(named(root.path("properties"), "type"), named(root.path("groups"), "type"));
        } catch (IOException e) {
            throw new UncheckedIOException("The list of known settings is missing from this build.", e);
        }
    }

    private static Map<String, String> named(JsonNode list, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .collect(toUnmodifiableMap(
                        node -> node.path("name").asString(),
                        node -> node.path(value).asString(),
                        (one, other) -> one));
    }

    Set<String> all() {
        return typesByKey.keySet();
    }

    boolean knows(String key) {
        return typesByKey.containsKey(withoutIndex(key)) || isInsideMapOrList(key);
    }

    // What lies below a map's or a list's key has names of the operator's own.
    private boolean isInsideMapOrList(String key) {
        return typesByKey.entrySet().stream()
                .anyMatch(known -> isOpen(known.getValue())
                        && (key.startsWith(known.getKey() + ".") || key.startsWith(known.getKey() + "[")));
    }

    private static boolean isOpen(String type) {
        return type.startsWith("java.util.Map<")
                || type.startsWith("java.util.List<")
                || type.startsWith("java.util.Set<");
    }

    private static String withoutIndex(String key) {
        return key.replaceAll("\\[\\d+]$", "");
    }

    Optional<String> typeOf(String key) {
        return Optional.ofNullable(typesByKey.get(withoutIndex(key)));
    }

    /** The key that an environment variable's name stands for: letter case, dashes, dots and underscores do not count. */
    Optional<String> keyOfVariable(String variable) {
        var plain = plain(variable);
        return typesByKey.keySet().stream()
                .filter(key -> plain(key).equals(plain))
                .findFirst();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** The settings records by the prefix of their keys. */
    Map<String, String> recordsByPrefix() {
        return new LinkedHashMap<>(recordsByPrefix);
    }

    /** The known key that is spelt most like this one. */
    String nearest(String key) {
        var plain = plain(key.startsWith("keyholder") ? key : "keyholder." + key);
        return typesByKey.keySet().stream()
                .min(Comparator.<String>comparingInt(known -> distance(plain, plain(known)))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** How many letters have to be added, taken away or changed (Levenshtein). */
    static int distance(String one, String other) {
        var above = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            var here = new int[other.length() + 1];
            here[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int change = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                here[column] = Math.min(Math.min(here[column - 1], above[column]) + 1, above[column - 1] + change);
            }
            above = here;
        }
        return above[other.length()];
    }
}
