package org.keyholder.server.database;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** One column of many rows, as an array parameter for {@code unnest(?::type[])}. */
public final class ColumnArray {

    private ColumnArray() {}

    /**
     * The values of a column, in the rows' order.
     *
     * @param type the element's PostgreSQL type; instants go as {@code timestamptz} by their ISO text
     */
    public static <T> SqlArrayValue of(String type, List<T> rows, Function<T, @Nullable Object> column) {
        var values = new @Nullable Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = element(column.apply(rows.get(i)));
        }
        return new SqlArrayValue(type, values);
    }

    /** The driver knows neither instants nor byte arrays as elements; their text forms it hands on. */
    private static @Nullable Object element(@Nullable Object value) {
        return switch (value) {
            case Instant instant -> instant.toString();
            case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
            case null, default -> value;
        };
    }
}
