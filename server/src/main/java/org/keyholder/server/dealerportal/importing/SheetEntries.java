package org.keyholder.server.dealerportal.importing;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.sheet.Column;
import org.keyholder.server.dealerportal.sheet.Sheet;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.site.Site;

/** Puts the rows of a sheet that are about one site together. */
final class SheetEntries {

    private final Known known;
    private final RowReading reading;
    private final Findings findings;
    private final Ids ids;
    private final NamedEntries named = new NamedEntries();

    SheetEntries(Known known, RowReading reading, Findings findings, Ids ids) {
        this.known = known;
        this.reading = reading;
        this.findings = findings;
        this.ids = ids;
    }

    /** In the order of their first rows. */
    List<Entry> of(Map<Sheet.Row, WhichSite> which) {
        var keyed = keyed(which);
        var all = new LinkedHashSet<Entry>();
        Entry above = null;
        for (var one : which.entrySet()) {
            var row = one.getKey();
            above = switch (one.getValue()) {
                case WhichSite.ById _, WhichSite.ByNumber _ -> keyed.get(row.number());
                case WhichSite.ByName() -> named(row, above);
                case WhichSite.LikeAbove() -> likeAbove(row, above);
                case WhichSite.Unclear() -> null;
            };
            if (above != null) {
                above.add(row);
                all.add(above);
            }
        }
        return List.copyOf(all);
    }

    /** By row. They come first: a row with neither number nor id may be about any of them, also about one below. */
    private Map<Integer, Entry> keyed(Map<Sheet.Row, WhichSite> which) {
        var entries = new HashMap<Object, Entry>();
        var byRow = new HashMap<Integer, Entry>();
        which.forEach((row, site) -> keyed(row, site, entries).ifPresent(entry -> {
            byRow.put(row.number(), entry);
            var place = NamedPlace.of(row, known.country());
            if (place.nameAt().isComplete()) {
                named.put(place, entry);
            }
        }));
        return byRow;
    }

    private Optional<Entry> keyed(Sheet.Row row, WhichSite which, Map<Object, Entry> entries) {
        return switch (which) {
            case WhichSite.ById(var id) -> {
                var site = known.byId().get(id);
                if (site == null) {
                    reading.unknown(Cell.of(row, Column.SITE_ID));
                    yield Optional.empty();
                }
                yield Optional.of(entries.computeIfAbsent(id, _ -> new Entry(id, Optional.of(site))));
            }
            case WhichSite.ByNumber(var number) -> {
                var site = Optional.ofNullable(known.byNumber().get(number));
                yield Optional.of(entries.computeIfAbsent(
                        site.<Object>map(Site::id).orElse(number),
                        _ -> new Entry(site.map(Site::id).orElseGet(this::id), site)));
            }
            case WhichSite.ByName _, WhichSite.LikeAbove _, WhichSite.Unclear _ -> Optional.empty();
        };
    }

    private Entry named(Sheet.Row row, @Nullable Entry above) {
        var place = NamedPlace.of(row, known.country());
        if (place.nameAt().address().isEmpty() && above != null && isCalled(above, place)) {
            return above;
        }
        var entry = named.find(place).orElseGet(() -> new Entry(id(), Optional.empty()));
        named.put(place, entry);
        return entry;
    }

    private static boolean isCalled(Entry entry, NamedPlace place) {
        return RowReading.folded(entry.cell(Column.NAME).text())
                .equals(place.nameAt().name());
    }

    private @Nullable Entry likeAbove(Sheet.Row row, @Nullable Entry above) {
        if (above == null) {
            findings.error(row.number(), Column.NAME, null, "Which site is this? Fill in its name.");
        }
        return above;
    }

    private SiteId id() {
        return new SiteId(ids.next());
    }
}
