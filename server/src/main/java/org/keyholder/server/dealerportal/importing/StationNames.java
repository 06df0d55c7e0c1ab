package org.keyholder.server.dealerportal.importing;

import java.util.List;
import java.util.stream.Collectors;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.station.StationRecord;

/** Finds a dealer's station record by what a sheet calls it. */
final class StationNames {

    private static final String FIELD = "station";

    private StationNames() {}

    /**
     * The record of this name, or the only one where none is named.
     *
     * @throws Refusal where there is none, or more than one
     */
    static StationRecord find(List<StationRecord> records, String name) {
        if (records.isEmpty()) {
            throw refused("You have no monitoring station yet. Leave station and number empty for now.");
        }
        var found = records.stream()
                .filter(record ->
                        name.isEmpty() || RowReading.folded(record.name()).equals(RowReading.folded(name)))
                .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (name.isEmpty()) {
            throw refused("Which station gave this number? " + choices(records));
        }
        throw refused(
                found.isEmpty()
                        ? "None of your monitoring stations has that name. " + choices(records)
                        : "More than one of your monitoring stations has that name. Rename one.");
    }

    private static String choices(List<StationRecord> records) {
        var names = records.stream().map(StationRecord::name).limit(5).collect(Collectors.joining(", "));
        return "Write one of: " + names + (records.size() > 5 ? ", …" : "") + ".";
    }

    private static Refusal refused(String words) {
        return Refusal.invalid("station-record-unknown", FIELD, words);
    }
}
