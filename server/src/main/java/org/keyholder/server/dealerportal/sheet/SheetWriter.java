package org.keyholder.server.dealerportal.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Writes a sheet that opens in any spreadsheet and reads back as exactly what was written. */
public final class SheetWriter implements AutoCloseable {

    /** Without it Excel takes UTF-8 for something else. */
    private static final char MARK = '\uFEFF';

    private final CsvWriter lines;

    private SheetWriter(Writer out) {
        lines = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
    }

    /** With the header written. */
    public static SheetWriter to(OutputStream out) {
        try {
            var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.write(MARK);
            var writer = new SheetWriter(text);
            writer.lines.writeRecord(
                    Arrays.stream(Column.values()).map(Column::header).toList());
            return writer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void row(Map<Column, String> cells) {
        lines.writeRecord(Arrays.stream(Column.values())
                .map(column -> Formulas.outOf(cells.getOrDefault(column, "")))
                .toList());
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
