package org.keyholder.server.dealerportal.importing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.sheet.Column;
import org.keyholder.server.dealerportal.sheet.Sheet;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.ManyZones;
import org.keyholder.server.site.Zone;
import org.keyholder.server.site.ZoneType;

/** Reads the zones in a site's rows. What a row leaves empty of a zone that is there stays as it is. */
final class ZoneReading {

    private final Known known;
    private final Entry entry;
    private final Findings findings;
    private final Map<ZoneNumber, Integer> rowOf = new HashMap<>();

    ZoneReading(Known known, Entry entry, Findings findings) {
        this.known = known;
        this.entry = entry;
        this.findings = findings;
    }

    /** The row's zone; null where it has none, or none that is good. */
    ManyZones.@Nullable Wanted zone(Sheet.Row row) {
        var cell = Cell.of(row, Column.ZONE_NUMBER);
        if (cell.isEmpty()) {
            tellThatNumberIsMissing(row);
            return null;
        }
        Optional<ZoneNumber> number = findings.read(cell, Optional.empty(), () -> Optional.of(number(cell.text())));
        return number.map(read -> zone(row, cell, read)).orElse(null);
    }

    private void tellThatNumberIsMissing(Sheet.Row row) {
        Entry.OF_ZONE.stream()
                .filter(column -> !row.cell(column).isEmpty())
                .findFirst()
                .ifPresent(_ ->
                        findings.error(row.number(), Column.ZONE_NUMBER, null, "A zone needs its number, 1 to 999."));
    }

    private static ZoneNumber number(String typed) {
        return ZoneNumber.read(typed)
                .orElseThrow(() -> Refusal.invalid(
                        "zone-number-invalid", "zone", "A zone's number is a whole one from 1 to 999."));
    }

    private ManyZones.@Nullable Wanted zone(Sheet.Row row, Cell cell, ZoneNumber number) {
        var earlier = rowOf.putIfAbsent(number, row.number());
        if (earlier != null) {
            findings.error(
                    row.number(),
                    Column.ZONE_NUMBER,
                    cell.text(),
                    "Row " + earlier + " has zone " + number + " already.");
            return null;
        }
        var before = known.zone(entry.site(), new Zone(number, "-"));
        var errors = findings.errors();
        var name = name(row, before);
        var type = type(row, before);
        return findings.errors() > errors ? null : wanted(row, before, new Zone(number, name, type));
    }

    private String name(Sheet.Row row, Optional<Zone> before) {
        var cell = Cell.of(row, Column.ZONE_NAME);
        return findings.read(cell, "-", () -> {
            var name = cell.or(before.map(Zone::name).orElse(""));
            if (name.isEmpty()
                    || name.length() > Zone.LONGEST_NAME
                    || name.chars().anyMatch(Character::isISOControl)) {
                throw Refusal.invalid(
                        "zone-name-invalid", "zoneName", "A zone has a name: plain text, at most 60 characters.");
            }
            return name;
        });
    }

    private ZoneType type(Sheet.Row row, Optional<Zone> before) {
        var cell = Cell.of(row, Column.ZONE_TYPE);
        return cell.isEmpty()
                ? before.map(Zone::type).orElse(ZoneType.INSTANT)
                : findings.read(cell, ZoneType.INSTANT, () -> ZoneType.needed(cell.text(), "zoneType"));
    }

    private ManyZones.@Nullable Wanted wanted(Sheet.Row row, Optional<Zone> before, Zone zone) {
        var words = "zone " + zone.number() + " " + zone.name();
        if (before.isEmpty()) {
            findings.add(
                    Finding.Kind.NEW,
                    row.number(),
                    "New " + words + ", " + zone.type().words() + ".");
            return new ManyZones.Wanted(entry.site(), before, zone);
        }
        var changes = Changes.of(before.get(), zone);
        findings.add(
                changes.isEmpty() ? Finding.Kind.UNCHANGED : Finding.Kind.CHANGED,
                row.number(),
                "Z" + words.substring(1) + (changes.isEmpty() ? "." : ": " + changes + "."));
        return changes.isEmpty() ? null : new ManyZones.Wanted(entry.site(), before, zone);
    }
}
