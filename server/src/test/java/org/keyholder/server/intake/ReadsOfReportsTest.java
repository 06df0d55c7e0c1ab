package org.keyholder.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keyholder.server.event.ReportedEvent;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** What a report costs does not depend on how many came before it. The database's counts are of all that goes on in it. */
class ReadsOfReportsTest {

    private static final List<String> TABLES = List.of("event", "alarm_event", "alarm", "signal", "fact");

    private static final int BATCHES = 40;
    private static final int BATCH = 50;
    private static final int REPORTS = 20;

    /** Rows of a table: a report has a handful, and repeats, joins and signals look at some more. */
    private static final long MOST_OF_A_REPORT = 60;

    @Test
    void ofThousandsOfRowsAFewAreRead() throws Exception {
        try (var server = TestServer.start()) {
            var watched = WatchedSite.build(server);
            for (int i = 0; i < BATCHES; i++) {
                int batch = i;
                takeIn(
                        server,
                        IntStream.range(0, BATCH)
                                .mapToObj(n -> watched.report("first-" + batch + "-" + n))
                                .toList());
            }
            settle(server, BATCHES * BATCH);
            TABLES.forEach(table -> server.rows().sql("analyze " + table).update());
            var before = TABLES.stream().map(table -> read(server, table)).toList();

            for (int i = 0; i < REPORTS; i++) {
                takeIn(server, List.of(watched.report("later-" + i)));
            }
            settle(server, BATCHES * BATCH + REPORTS);

            for (int i = 0; i < TABLES.size(); i++) {
                assertThat(read(server, TABLES.get(i)) - before.get(i))
                        .as(TABLES.get(i))
                        .isLessThan(REPORTS * MOST_OF_A_REPORT + beside(TABLES.get(i)));
            }
        }
    }

    /** Every twenty seconds the events of the last minute are read for the sites' last ones. Were all read by each report, it were far more. */
    private static long beside(String table) {
        return table.equals("event") ? 4L * BATCHES * BATCH : 0;
    }

    private static void takeIn(TestServer server, List<ReportedEvent> reports) {
        assertThat(server.part(TakeInEvents.class).takeIn(reports)).hasSameSizeAs(reports);
    }

    /** What a connection has read is counted together with what it has written. */
    private static void settle(TestServer server, int events) {
        until(
                "all signals are acknowledged",
                () -> is(server, "select not exists (select from signal where state = 'queued')"));
        until(
                "the database has counted",
                () -> is(
                        server, "select n_tup_ins >= " + events + " from pg_stat_user_tables where relname = 'event'"));
    }

    private static boolean is(TestServer server, String sql) {
        return server.rows().sql(sql).query(Boolean.class).single();
    }

    private static long read(TestServer server, String table) {
        return server.rows()
                .sql("select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_user_tables where relname = ?")
                .param(table)
                .query(Long.class)
                .single();
    }
}
