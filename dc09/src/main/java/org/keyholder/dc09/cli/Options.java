package org.keyholder.dc09.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of a command, {@code --name value} or {@code --name=value}; names that a command does not know are refused. */
final class Options {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Options() {}

    static Options of(List<String> arguments, Set<String> withValue, Set<String> flags) {
        Options options = new Options();
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (flags.contains(argument)) {
                options.add(argument, "");
            } else if (!withValue.contains(name)) {
                throw new UsageException("There is no option " + name);
            } else if (equals >= 0) {
                options.add(name, argument.substring(equals + 1));
            } else if (rest.hasNext()) {
                options.add(name, rest.next());
            } else {
                throw new UsageException(name + " needs a value");
            }
        }
        return options;
    }

    private void add(String name, String value) {
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    Optional<String> find(String name) {
        return all(name).stream().reduce((_, last) -> last);
    }

    String require(String name) {
        return find(name).orElseThrow(() -> new UsageException(name + " is missing"));
    }

    int number(String name, int otherwise) {
        try {
            return find(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException notANumber) {
            throw new UsageException(name + " needs a number");
        }
    }
}
