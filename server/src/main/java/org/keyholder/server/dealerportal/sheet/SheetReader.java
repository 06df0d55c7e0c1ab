package org.keyholder.server.dealerportal.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.shared.Refusal;

/** Reads a file of any spreadsheet: finds out how it is encoded and what separates its cells, and says in words what cannot be read. */
public final class SheetReader {

    private static final Map<Character, String> SEPARATORS =
            Map.of(',', "commas", ';', "semicolons", '\t', "tabs", '|', "bars");
    private static final int MOST_COLUMNS = 200;

    /** A record of our own behind the last one: where it does not come out whole, a quote before it was never closed. */
    private static final String END = "end-of-the-sheet";

    private SheetReader() {}

    /** @throws Refusal where the file as a whole cannot be read, about the field {@link Sheet#FIELD} */
    public static Sheet read(byte[] bytes) {
        if (bytes.length > Sheet.LARGEST) {
            throw tooLarge();
        }
        var text = SheetText.of(bytes);
        var separator = separator(text.text());
        var records = records(text.text(), separator);
        int header = IntStream.range(0, records.size())
                .filter(row -> !isEmpty(records.get(row)) && !isExcelsHint(records.get(row)))
                .findFirst()
                .orElseThrow(() -> refused("file-empty", "This file is empty."));
        var columns = columns(records.get(header));
        return new Sheet(
                text.encoding(),
                SEPARATORS.getOrDefault(separator, ""),
                columns.values().stream().toList(),
                unknown(records.get(header)),
                rows(records, header, columns));
    }

    public static Refusal tooLarge() {
        return refused(
                "file-too-large",
                "This file is larger than " + Sheet.LARGEST / 1024 / 1024 + " MB. Split it into several.");
    }

    /** The one by which most of the first line's cells are columns that we know. */
    private static char separator(String text) {
        var first = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("sep="))
                .findFirst()
                .orElse("");
        return SEPARATORS.keySet().stream()
                .max(Comparator.comparingLong((Character one) -> known(first, one))
                        // A single column has no separator: then it is a comma.
                        .thenComparing(one -> one == ','))
                .orElseThrow();
    }

    private static long known(String line, char separator) {
        return line.chars().filter(one -> one == '"').count() % 2 == 0
                ? line.split(java.util.regex.Pattern.quote(String.valueOf(separator)), MOST_COLUMNS).length
                                > MOST_COLUMNS
                        ? 0
                        : java.util.Arrays.stream(line.split(java.util.regex.Pattern.quote(String.valueOf(separator))))
                                .filter(cell ->
                                        Column.read(cell.replace("\"", "")).isPresent())
                                .count()
                : 0;
    }

    private static List<List<String>> records(String text, char separator) {
        var records = new ArrayList<List<String>>();
        try (var reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(Sheet.LARGEST + END.length() + 2)
                .ofCsvRecord(text + "\n" + END)) {
            for (CsvRecord record : reader) {
                records.add(record.getFields());
                refuseTooMany(records);
            }
        } catch (CsvParseException broken) {
            throw quotes(records.size() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!records.removeLast().equals(List.of(END))) {
            throw quotes(records.size() + 1);
        }
        return records;
    }

    private static void refuseTooMany(List<List<String>> records) {
        // Beside the rows: header, a spreadsheet's hint, our own end.
        if (records.size() > Sheet.MOST_ROWS + 3) {
            throw refused(
                    "file-too-many-rows",
                    "This file has more than " + Sheet.MOST_ROWS
                            + " rows. Split it into several, each with the header.");
        }
        if (records.getLast().size() > MOST_COLUMNS) {
            throw refused(
                    "file-too-many-columns",
                    "Row " + records.size() + " has more than " + MOST_COLUMNS + " columns. Is this the right file?");
        }
    }

    private static Refusal quotes(int row) {
        return refused(
                "file-quotes",
                "From row " + row
                        + " on this cannot be read: a quotation mark there is not closed, or stands in the middle of a quoted cell. Inside quotes, write it twice.");
    }

    private static boolean isEmpty(List<String> record) {
        return record.stream().allMatch(String::isBlank);
    }

    private static boolean isExcelsHint(List<String> record) {
        return record.getFirst().startsWith("sep=");
    }

    private static Map<Integer, Column> columns(List<String> header) {
        var columns = new java.util.TreeMap<Integer, Column>();
        for (int i = 0; i < header.size(); i++) {
            var column = Column.read(header.get(i));
            if (column.isPresent()) {
                refuseTwice(header, columns, i, column.get());
                columns.put(i, column.get());
            }
        }
        if (!columns.containsValue(Column.NAME)
                && !columns.containsValue(Column.SITE_ID)
                && !columns.containsValue(Column.ACCOUNT_NUMBER)) {
            throw refused(
                    "file-header-missing",
                    "The first row has to name the columns, and one of them has to say which site a row is about: name, site_id or account_number. It says: "
                            + shortened(String.join(", ", header)) + ".");
        }
        return columns;
    }

    private static void refuseTwice(List<String> header, Map<Integer, Column> columns, int at, Column column) {
        Optional<Integer> before = columns.entrySet().stream()
                .filter(one -> one.getValue() == column)
                .map(Map.Entry::getKey)
                .findFirst();
        if (before.isPresent()) {
            throw refused(
                    "file-header-twice",
                    "Two columns are " + column.header() + ": " + letter(before.get()) + " (“"
                            + shortened(header.get(before.get())) + "”) and " + letter(at) + " (“"
                            + shortened(header.get(at)) + "”). Rename or delete one.");
        }
    }

    /** As spreadsheets name columns: A, B … AA. */
    private static String letter(int column) {
        var last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letter(column / 26 - 1) + last;
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }

    private static List<String> unknown(List<String> header) {
        return header.stream()
                .filter(cell -> !cell.isBlank() && Column.read(cell).isEmpty())
                .map(cell -> shortened(cell.strip()))
                .toList();
    }

    private static List<Sheet.Row> rows(List<List<String>> records, int header, Map<Integer, Column> columns) {
        var rows = new ArrayList<Sheet.Row>();
        for (int i = header + 1; i < records.size(); i++) {
            var row = row(i + 1, records.get(i), columns, records.get(header).size());
            if (row != null) {
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            throw refused("file-no-rows", "This file has a header and no rows below it.");
        }
        if (rows.size() > Sheet.MOST_ROWS) {
            throw refused(
                    "file-too-many-rows",
                    "This file has more than " + Sheet.MOST_ROWS
                            + " rows. Split it into several, each with the header.");
        }
        return rows;
    }

    private static Sheet.@Nullable Row row(int number, List<String> record, Map<Integer, Column> columns, int width) {
        if (isEmpty(record)) {
            return null;
        }
        var cells = new EnumMap<Column, String>(Column.class);
        columns.forEach((at, column) -> {
            var cell = at < record.size() ? Formulas.into(record.get(at)).strip() : "";
            if (!cell.isEmpty()) {
                cells.put(column, cell);
            }
        });
        int more = (int)
                record.stream().skip(width).filter(cell -> !cell.isBlank()).count();
        return new Sheet.Row(number, cells, more);
    }

    private static Refusal refused(String code, String words) {
        return Refusal.invalid(code, Sheet.FIELD, words);
    }
}
