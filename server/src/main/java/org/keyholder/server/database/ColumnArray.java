package org.keyholder.server.database;

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
            var value = column.apply(rows.get(i));
            values[i] = value instanceof java.time.Instant instant ? instant.toString() : value;
        }
        return new SqlArrayValue(type, values);
    }
}
