package org.keyholder.server.dealerportal.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.dealerportal.importing.NamedPlace.NameAt;
import org.keyholder.server.dealerportal.sheet.Column;

/** A sheet's entries by name and address, for the rows that say no more. Of branches that differ in their town each is one. */
final class NamedEntries {

    private static final Comparator<Found> LIKELIEST = Comparator.comparingInt(Found::same)
            .thenComparingInt(found -> found.placed().entry.lastRow());

    private final Map<NameAt, List<Placed>> all = new HashMap<>();

    /** An entry, with all that its rows say of where it is. */
    private static final class Placed {

        private final Entry entry;
        private final Map<Column, String> parts = new EnumMap<>(Column.class);

        Placed(Entry entry) {
            this.entry = entry;
        }

        boolean contradicts(Map<Column, String> others) {
            // No stream: somebody's file may have ten thousand branches in one street.
            for (var other : others.entrySet()) {
                var own = parts.get(other.getKey());
                if (own != null && !own.equals(other.getValue())) {
                    return true;
                }
            }
            return false;
        }
    }

    /** @param same how many parts say the same */
    private record Found(Placed placed, int same) {

        static Found of(Placed placed, Map<Column, String> parts) {
            return new Found(placed, (int)
                    parts.keySet().stream().filter(placed.parts::containsKey).count());
        }
    }

    void put(NamedPlace place, Entry entry) {
        var there = all.computeIfAbsent(place.nameAt(), _ -> new ArrayList<>());
        var placed = there.stream()
                .filter(one -> one.entry == entry)
                .findFirst()
                .orElseGet(() -> {
                    var first = new Placed(entry);
                    there.add(first);
                    return first;
                });
        place.parts().forEach(placed.parts::putIfAbsent);
    }

    /** Which of those that say nothing else has most in common with it; of several the one nearest above, or else the first below. */
    Optional<Entry> find(NamedPlace place) {
        return all.getOrDefault(place.nameAt(), List.of()).stream()
                .filter(placed -> !placed.contradicts(place.parts()))
                .map(placed -> Found.of(placed, place.parts()))
                .reduce((one, other) -> LIKELIEST.compare(one, other) < 0 ? other : one)
                .map(found -> found.placed().entry);
    }
}
