package org.keyholder.server.configuration;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.util.ClassUtils;

/** Holds every given setting against what the settings records want, before anything is started that would have to be stopped. */
final class SettingsCheck {

    private static final Map<String, String> WANTED = Map.of(
            "java.lang.Integer", "a whole number",
            "java.lang.Long", "a whole number",
            "java.lang.Double", "a number",
            "java.lang.Boolean", "true or false",
            "java.time.Duration", "a time with its unit, such as 500ms, 30s, 5m, 12h or 90d",
            "org.springframework.util.unit.DataSize", "a size with its unit, such as 500KB, 20MB or 2GB",
            "java.net.URI", "an address, such as https://alarms.example.com",
            "java.nio.file.Path", "a path");

    private SettingsCheck() {}

    static void check(GivenSettings settings, KnownKeys known) {
        settings.keys()
                .filter(key -> !key.startsWith("spring.config.") && !key.startsWith("logging.level."))
                .forEach(key -> requireKnown(key, settings.whereIs(key), known));
        var binder = new Binder(
                ConfigurationPropertySources.from(settings.environment().getPropertySources()));
        known.recordsByPrefix().forEach((prefix, record) -> bind(binder, prefix, record, settings, known));
    }

    static void requireKnown(String key, String where, KnownKeys known) {
        var advice = KnownKeys.RETIRED.get(key);
        if (advice != null) {
            throw StartRefused.mistake("The setting " + key + " (" + where + ") is no longer used. " + advice);
        }
        if (!known.knows(key)) {
            throw StartRefused.mistake("The setting " + key + " (" + where + ") is unknown. The nearest known one is "
                    + known.nearest(key) + ".");
        }
    }

    private static void bind(Binder binder, String prefix, String record, GivenSettings settings, KnownKeys known) {
        try {
            binder.bindOrCreate(prefix, Bindable.of(ClassUtils.resolveClassName(record, null)));
        } catch (BindException e) {
            throw explained(e, settings, known);
        }
    }

    private static StartRefused explained(BindException e, GivenSettings settings, KnownKeys known) {
        var key = e.getName().toString();
        var property = e.getProperty();
        if (property == null) {
            return StartRefused.mistake("A setting under " + key + " is invalid: " + reason(e) + ".");
        }
        var name = property.getName().toString();
        return StartRefused.mistake("The setting " + name + " (" + settings.whereIs(name) + ")" + shown(property)
                + " has to be " + wanted(known.typeOf(name).orElse("")) + ".");
    }

    private static String reason(Throwable e) {
        var deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    private static String shown(ConfigurationProperty property) {
        var key = property.getName().toString();
        var secret = Stream.of("password", "secret", "token", "key", "url").anyMatch(key::endsWith);
        return secret ? "" : " is '" + property.getValue() + "', but";
    }

    private static String wanted(String type) {
        var words = WANTED.get(type);
        if (words != null) {
            return words;
        }
        var constants = constantsOf(type);
        return constants == null ? "something else" : constants;
    }

    private static @Nullable String constantsOf(String type) {
        try {
            var constants = Class.forName(type).getEnumConstants();
            return constants == null
                    ? null
                    : Stream.of(constants)
                            .map(constant ->
                                    constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .collect(Collectors.joining(", ", "one of ", ""));
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
