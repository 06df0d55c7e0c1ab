package org.keyholder.server.dealerportal.importing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.keyholder.server.dealerportal.sheet.Column;
import org.keyholder.server.dealerportal.sheet.Sheet;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.site.ManySites.NumberAt;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.StationRecord;

/** Reads of a row which site it is about. */
final class RowReading {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final List<StationRecord> records;
    private final Findings findings;

    RowReading(List<StationRecord> records, Findings findings) {
        this.records = records;
        this.findings = findings;
    }

    WhichSite which(Sheet.Row row) {
        if (row.more() > 0) {
            findings.error(
                    row.number(),
                    null,
                    null,
                    "This row has more cells than the header. Does a value hold the separator? Then it has to stand in quotation marks.");
            return new WhichSite.Unclear();
        }
        var id = Cell.of(row, Column.SITE_ID);
        if (!id.isEmpty()) {
            return byId(id);
        }
        var number = Cell.of(row, Column.ACCOUNT_NUMBER);
        if (!number.isEmpty()) {
            return byNumber(number, Cell.of(row, Column.STATION));
        }
        var name = Cell.of(row, Column.NAME);
        return name.isEmpty() ? new WhichSite.LikeAbove() : new WhichSite.ByName();
    }

    private WhichSite byId(Cell cell) {
        return id(cell.text()).<WhichSite>map(WhichSite.ById::new).orElseGet(() -> {
            unknown(cell);
            return new WhichSite.Unclear();
        });
    }

    void unknown(Cell cell) {
        findings.error(
                cell.row(),
                cell.column(),
                cell.text(),
                "None of your sites has this id. For a new site, leave it empty.");
    }

    private static Optional<SiteId> id(String text) {
        try {
            return Optional.of(new SiteId(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private WhichSite byNumber(Cell number, Cell station) {
        return findings.read(number, new WhichSite.Unclear(), () -> {
            var entered = new AccountNumber(number.text());
            return record(station)
                    .<WhichSite>map(record -> new WhichSite.ByNumber(NumberAt.of(record, entered)))
                    .orElseGet(WhichSite.Unclear::new);
        });
    }

    static String folded(String text) {
        return BLANKS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
    }

    /** The record of this name, or the only one; empty where that is not clear, which is told. */
    Optional<StationRecord> record(Cell station) {
        try {
            return Optional.of(StationNames.find(records, station.text()));
        } catch (Refusal refusal) {
            findings.error(station.row(), Column.STATION, station.text(), refusal.words());
            return Optional.empty();
        }
    }
}
