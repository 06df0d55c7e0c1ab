package org.keyholder.server.dealerportal.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.shared.Refusal;

/** Reads a file of any spreadsheet: finds out how it is encoded and what separates its cells, and says in words what cannot be read. */
public final class SheetReader {

    private static final int MOST_COLUMNS = 200;

    /** A record of our own behind the last one: where it does not come out whole, a quote before it was never closed. */
    private static final String END = "end-of-the-sheet";

    private final List<Sheet.Row> rows = new ArrayList<>();
    private @Nullable SheetHeader header;

    private SheetReader() {}

    /** @throws Refusal where the file as a whole cannot be read, about the field {@link Sheet#FIELD} */
    public static Sheet read(byte[] bytes) {
        if (bytes.length > Sheet.LARGEST) {
            throw tooLarge();
        }
        var text = SheetText.of(bytes);
        var separator = Separator.of(text.text());
        var reader = new SheetReader();
        reader.read(text.text(), separator);
        return reader.sheet(text.encoding(), separator);
    }

    public static Refusal tooLarge() {
        return refused(
                "file-too-large",
                "This file is larger than " + Sheet.LARGEST / 1024 / 1024 + " MB. Split it into several.");
    }

    private Sheet sheet(String encoding, Separator separator) {
        if (header == null) {
            throw refused("file-empty", "This file is empty.");
        }
        if (rows.isEmpty()) {
            throw refused("file-no-rows", "This file has a header and no rows below it.");
        }
        return new Sheet(encoding, separator.words(), header.columns(), header.unknown(), rows);
    }

    /** Of a record only what is a column's is kept: a file may be all cells. */
    private void read(String text, Separator separator) {
        int number = 0;
        List<String> last = List.of();
        try (var reader = CsvReader.builder()
                .fieldSeparator(separator.character())
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(Sheet.LARGEST + END.length() + 2)
                .ofCsvRecord(text + "\n" + END)) {
            for (CsvRecord record : reader) {
                if (number > 0) {
                    take(number, last);
                }
                number++;
                last = record.getFields();
            }
        } catch (CsvParseException broken) {
            throw quotes(number + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!last.equals(List.of(END))) {
            throw quotes(number);
        }
    }

    private void take(int number, List<String> record) {
        if (record.size() > MOST_COLUMNS) {
            throw refused(
                    "file-too-many-columns",
                    "Row " + number + " has more than " + MOST_COLUMNS + " columns. Is this the right file?");
        }
        if (record.stream().allMatch(String::isBlank) || header == null && Separator.isExcelsHint(record.getFirst())) {
            return;
        }
        if (header == null) {
            header = SheetHeader.of(record);
            return;
        }
        if (rows.size() == Sheet.MOST_ROWS) {
            throw refused(
                    "file-too-many-rows",
                    "This file has more than %,d rows. Split it into several, each with the header."
                            .formatted(Sheet.MOST_ROWS));
        }
        rows.add(header.row(number, record));
    }

    private static Refusal quotes(int row) {
        return refused(
                "file-quotes",
                "From row " + row
                        + " on this cannot be read: a quotation mark there is not closed, or stands in the middle of a quoted cell. Inside quotes, write it twice.");
    }

    static Refusal refused(String code, String words) {
        return Refusal.invalid(code, Sheet.FIELD, words);
    }
}
