package org.keyholder.server.dealerportal.sheet;

import java.util.List;
import java.util.Map;

/**
 * A file, read into rows.
 *
 * @param encoding "UTF-8"
 * @param separator "commas"
 * @param unknown headers that are no column's, as they stand there
 */
public record Sheet(String encoding, String separator, List<Column> columns, List<String> unknown, List<Row> rows) {

    /** The form's field for the file. */
    public static final String FIELD = "file";

    public static final int MOST_ROWS = 10_000;
    public static final int LARGEST = 4 * 1024 * 1024;

    public Sheet {
        columns = List.copyOf(columns);
        unknown = List.copyOf(unknown);
        rows = List.copyOf(rows);
    }

    /**
     * A row that says something.
     *
     * @param number as the spreadsheet numbers it: the header is row 1
     * @param cells what is filled in, without blanks around
     * @param more how many cells it has beyond the header's, with something in them
     */
    public record Row(int number, Map<Column, String> cells, int more) {

        public Row {
            cells = Map.copyOf(cells);
        }

        /** Empty where nothing is filled in. */
        public String cell(Column column) {
            return cells.getOrDefault(column, "");
        }
    }
}
