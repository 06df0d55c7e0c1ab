package org.keyholder.server.dealerportal.importing;

import org.keyholder.server.dealerportal.sheet.Column;
import org.keyholder.server.dealerportal.sheet.Sheet;

/** What stands in a row's column; empty where nothing does. */
record Cell(int row, Column column, String text) {

    static Cell of(Sheet.Row row, Column column) {
        return new Cell(row.number(), column, row.cell(column));
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    String or(String other) {
        return text.isEmpty() ? other : text;
    }
}
