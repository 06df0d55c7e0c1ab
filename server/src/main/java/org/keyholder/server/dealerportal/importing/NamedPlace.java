package org.keyholder.server.dealerportal.importing;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.keyholder.server.dealerportal.place.Countries;
import org.keyholder.server.dealerportal.place.CountryStates;
import org.keyholder.server.dealerportal.sheet.Column;
import org.keyholder.server.dealerportal.sheet.Sheet;

/**
 * What a site is called and where it is, as rows are compared: without letter case, and however people write the same state or country.
 *
 * @param parts those of town, region, postal code and country that are filled in
 */
record NamedPlace(NameAt nameAt, Map<Column, String> parts) {

    private static final Pattern BETWEEN = Pattern.compile("[\\s-]+");

    /** @param address the street, or the whole line */
    record NameAt(String name, String address) {

        NameAt {
            Objects.requireNonNull(name);
            Objects.requireNonNull(address);
        }

        static NameAt of(String name, String address) {
            return new NameAt(RowReading.folded(name), RowReading.folded(address));
        }

        boolean isComplete() {
            return !name.isEmpty() && !address.isEmpty();
        }
    }

    NamedPlace {
        Objects.requireNonNull(nameAt);
        parts = Map.copyOf(parts);
    }

    /** @param country where it is if the row does not say so */
    static NamedPlace of(Sheet.Row row, String country) {
        var said = row.cell(Column.COUNTRY);
        var code = Countries.read(said).orElse(said);
        var parts = new EnumMap<Column, String>(Column.class);
        put(parts, Column.COUNTRY, code);
        put(parts, Column.TOWN, row.cell(Column.TOWN));
        put(parts, Column.REGION, CountryStates.written(code.isEmpty() ? country : code, row.cell(Column.REGION)));
        put(
                parts,
                Column.POSTAL_CODE,
                BETWEEN.matcher(row.cell(Column.POSTAL_CODE)).replaceAll(""));
        return new NamedPlace(
                NameAt.of(row.cell(Column.NAME), row.cell(Column.STREET) + row.cell(Column.ADDRESS)), parts);
    }

    private static void put(Map<Column, String> parts, Column column, String text) {
        if (!text.isEmpty()) {
            parts.put(column, RowReading.folded(text));
        }
    }
}
