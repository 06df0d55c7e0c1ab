package org.keyholder.server.dealerportal.importing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keyholder.server.dealerportal.sheet.Column;
import org.keyholder.server.dealerportal.sheet.Sheet;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.site.Site;

/** All rows of a sheet about one site: each may say something of the site, a contact and a zone. */
final class Entry {

    private static final Set<Column> OF_SITE = EnumSet.range(Column.NAME, Column.ACCOUNT_NUMBER);
    static final Set<Column> OF_CONTACT = EnumSet.range(Column.CONTACT_NAME, Column.CONTACT_SLOT);
    static final Set<Column> OF_ZONE = EnumSet.range(Column.ZONE_NUMBER, Column.ZONE_TYPE);

    private final SiteId site;
    private final Optional<Site> before;
    private final List<Sheet.Row> rows = new ArrayList<>();
    private final Map<Column, Cell> first = new EnumMap<>(Column.class);

    Entry(SiteId site, Optional<Site> before) {
        this.site = site;
        this.before = before;
    }

    SiteId site() {
        return site;
    }

    /** Empty for a site that would be new. */
    Optional<Site> before() {
        return before;
    }

    void add(Sheet.Row row) {
        rows.add(row);
        row.cells().keySet().forEach(column -> first.putIfAbsent(column, Cell.of(row, column)));
    }

    List<Sheet.Row> rows() {
        return rows;
    }

    /** 0 as long as it has none. */
    int lastRow() {
        return rows.isEmpty() ? 0 : rows.getLast().number();
    }

    int firstRow() {
        return rows.getFirst().number();
    }

    /** What its rows say in this column: the first that is filled in. */
    Cell cell(Column column) {
        return first.getOrDefault(column, new Cell(firstRow(), column, ""));
    }

    /** A row that says another thing of the site than one before, and one that says nothing of its own. */
    void check(Findings findings) {
        var seen = new HashMap<Map<Column, String>, Integer>();
        for (var row : rows) {
            OF_SITE.stream()
                    .map(column -> Cell.of(row, column))
                    .filter(cell -> !cell.isEmpty()
                            && !cell.text().equals(cell(cell.column()).text()))
                    .forEach(cell ->
                            findings.error(cell.row(), cell.column(), cell.text(), contradiction(cell(cell.column()))));
            var same = seen.putIfAbsent(row.cells(), row.number());
            if (same != null || saysNothing(row)) {
                findings.error(
                        row.number(),
                        null,
                        null,
                        "This row says nothing that row " + (same == null ? firstRow() : same)
                                + " does not say already. Delete one.");
            }
        }
    }

    private boolean saysNothing(Sheet.Row row) {
        return row.number() != firstRow()
                && row.cells().keySet().stream()
                        .allMatch(column -> column.compareTo(Column.CONTACT_NAME) < 0
                                && cell(column).row() != row.number());
    }

    private static String contradiction(Cell first) {
        var other = "Row " + first.row() + ", about the same site, says “" + Shown.of(first.text()) + "”.";
        return first.column() == Column.NAME
                ? other + " If these are two sites, they cannot have one number: one number, one customer."
                : other + " A site's rows say the same of it, or leave it empty.";
    }
}
