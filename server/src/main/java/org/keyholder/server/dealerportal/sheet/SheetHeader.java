package org.keyholder.server.dealerportal.sheet;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The row that names the columns.
 *
 * @param at which column stands where
 */
record SheetHeader(Map<Integer, Column> at, List<String> unknown, int width) {

    private static final int LONGEST_SHOWN = 120;

    static SheetHeader of(List<String> cells) {
        var at = new TreeMap<Integer, Column>();
        for (int i = 0; i < cells.size(); i++) {
            int here = i;
            Column.read(cells.get(i)).ifPresent(column -> {
                refuseTwice(cells, at, here, column);
                at.put(here, column);
            });
        }
        if (!at.containsValue(Column.NAME)
                && !at.containsValue(Column.SITE_ID)
                && !at.containsValue(Column.ACCOUNT_NUMBER)) {
            throw SheetReader.refused(
                    "file-header-missing",
                    "The first row has to name the columns, and one of them has to say which site a row is about: name, site_id or account_number. It says: "
                            + shortened(String.join(", ", cells)) + ".");
        }
        return new SheetHeader(at, unknown(cells), cells.size());
    }

    private static void refuseTwice(List<String> cells, Map<Integer, Column> at, int here, Column column) {
        at.entrySet().stream()
                .filter(one -> one.getValue() == column)
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(before -> {
                    throw SheetReader.refused(
                            "file-header-twice",
                            "Two columns are " + column.header() + ": " + named(cells, before) + " and "
                                    + named(cells, here) + ". Rename or delete one.");
                });
    }

    private static String named(List<String> cells, int column) {
        return letter(column) + " (“" + shortened(cells.get(column).strip()) + "”)";
    }

    /** As spreadsheets name columns: A, B … AA. */
    private static String letter(int column) {
        var last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letter(column / 26 - 1) + last;
    }

    private static List<String> unknown(List<String> cells) {
        return cells.stream()
                .filter(cell -> !cell.isBlank() && Column.read(cell).isEmpty())
                .map(cell -> shortened(cell.strip()))
                .toList();
    }

    private static String shortened(String text) {
        var plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > LONGEST_SHOWN ? plain.substring(0, LONGEST_SHOWN) + "…" : plain;
    }

    List<Column> columns() {
        return List.copyOf(at.values());
    }

    Sheet.Row row(int number, List<String> record) {
        var cells = new EnumMap<Column, String>(Column.class);
        at.forEach((place, column) -> {
            var cell = place < record.size() ? Formulas.into(record.get(place)).strip() : "";
            if (!cell.isEmpty()) {
                cells.put(column, cell);
            }
        });
        int more = (int)
                record.stream().skip(width).filter(cell -> !cell.isBlank()).count();
        return new Sheet.Row(number, cells, more);
    }
}
