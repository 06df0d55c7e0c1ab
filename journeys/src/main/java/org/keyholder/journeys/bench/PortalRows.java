package org.keyholder.journeys.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import org.keyholder.journeys.running.OwnDatabase;

/** Fills a database with a portal's rows, set by set. */
final class PortalRows {

    private PortalRows() {}

    static void fill(OwnDatabase database, int from, int to, long eventsFrom, long eventsTo)
            throws SQLException, IOException {
        var sql = script();
        for (var value : Map.of("from", from, "to", to, "eventsFrom", eventsFrom, "eventsTo", eventsTo)
                .entrySet()) {
            sql = sql.replace("{" + value.getKey() + "}", value.getValue().toString());
        }
        try (var owner = database.connect();
                var statement = owner.createStatement()) {
            statement.execute(sql);
            statement.execute("vacuum analyze");
            // What a server would have read long since.
            for (int i = 0; i < eventsTo / 1_000_000 + 2; i++) {
                statement.execute("select read_last_events(1000000)");
            }
            statement.execute("vacuum analyze site_line");
        }
    }

    private static String script() throws IOException {
        try (var in = PortalRows.class.getResourceAsStream("portal.sql")) {
            if (in == null) {
                throw new IllegalStateException("portal.sql is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
