package org.keyholder.server.configuration;

import java.util.stream.Stream;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The settings that were given, and nothing else: neither the system's properties nor the rest of its environment. */
final class GivenSettings {

    private final ConfigurableEnvironment environment = new OnlyOurs();

    void addLast(PropertySource<?> source) {
        environment.getPropertySources().addLast(source);
    }

    ConfigurableEnvironment environment() {
        return environment;
    }

    /** Where the key was given: with the line, if it was in the file. */
    String whereIs(String key) {
        return environment.getPropertySources().stream()
                .filter(source -> source.containsProperty(key))
                .findFirst()
                .map(source -> source.getName() + lineOf(source, key))
                .orElse("");
    }

    private static String lineOf(PropertySource<?> source, String key) {
        return OriginLookup.getOrigin(source, key) instanceof TextResourceOrigin origin && origin.getLocation() != null
                ? ", line " + (origin.getLocation().getLine() + 1)
                : "";
    }

    /** All keys that were given, wherever. */
    Stream<String> keys() {
        return environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()));
    }

    private static final class OnlyOurs extends StandardEnvironment {

        @Override
        protected void customizePropertySources(MutablePropertySources sources) {
            // None: a SPRING_… variable that is meant for another program must not reach in here.
        }
    }
}
