package org.keyholder.server.stationportal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.station.ReceiverUses;

/**
 * Dealers' records of the station, a row each.
 *
 * @param rows the first ones
 * @param more how many there are beyond them
 */
public record UseRows(List<Row> rows, int more, int dealers, int customers) {

    private static final int SHOWN = 200;

    public UseRows {
        rows = List.copyOf(rows);
    }

    /** @param receiver none means that no signals are sent */
    public record Row(
            String dealer, String record, @Nullable String receiver, String customers) {}

    static UseRows of(List<ReceiverUses.Use> uses) {
        return new UseRows(
                uses.stream().limit(SHOWN).map(UseRows::row).toList(),
                Math.max(0, uses.size() - SHOWN),
                (int) uses.stream().map(ReceiverUses.Use::dealer).distinct().count(),
                uses.stream().mapToInt(ReceiverUses.Use::customers).sum());
    }

    private static Row row(ReceiverUses.Use use) {
        return new Row(
                use.dealerName(),
                use.recordName(),
                use.receiverName().orElse(null),
                counted(use.customers(), "customer"));
    }

    /** "2 dealers, 17 customers" */
    public String words() {
        return counted(dealers, "dealer") + ", " + counted(customers, "customer");
    }

    static String counted(long number, String what) {
        return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }
}
