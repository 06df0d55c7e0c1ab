package org.keyholder.server.site;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keyholder.server.shared.ZoneNumber;

/** What a site's zone numbers stand for, and stood for until they were changed or removed. */
public record ZoneNames(Map<ZoneNumber, List<Name>> names) {

    /** @param until none of a name that is in use */
    public record Name(ZoneNumber number, String name, Optional<Instant> until) {
        public Name {
            Objects.requireNonNull(number);
            Objects.requireNonNull(name);
            Objects.requireNonNull(until);
        }
    }

    public ZoneNames {
        names = Map.copyOf(names);
    }

    /** @param names of each number the oldest first */
    static ZoneNames of(List<Name> names) {
        return new ZoneNames(names.stream().collect(Collectors.groupingBy(Name::number)));
    }

    /** The name that the number had at that moment, or else the last one that it had; empty where it never had one. */
    public String at(ZoneNumber number, Instant moment) {
        var all = names.getOrDefault(number, List.of());
        return all.stream()
                .filter(name -> name.until().map(moment::isBefore).orElse(true))
                .findFirst()
                .or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()))
                .map(Name::name)
                .orElse("");
    }
}
