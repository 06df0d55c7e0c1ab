package org.keyholder.journeys.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.keyholder.journeys.running.OwnDatabase;

/**
 * 25 entries a second: three alarms a second that are taken, looked at, asked about, answered and completed, some eight entries each. Each
 * is a transaction with one statement, as the server writes it beside what it is about: half are for the dealer, half for the station.
 */
final class RecordEntries implements Beside.Neighbour.Going {

    private static final int A_SECOND = 25;
    private static final String INSERT = """
            insert into audit_entry (organisation_id, id, at, kind, actor_kind, actor_id, actor_name, address, browser,
                                     site_id, object_kind, object_id, before, after)
            select case when ? then d.id else s.station_id end, uuidv7(), now(), 'clip-viewed', 'person', d.id, 'Kim Moreau',
                   '192.0.2.17', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0',
                   null, 'alarm', d.id, null, '{"clip":"1","zone":"017"}'
            from dealer d cross join (select station_id from station_record limit 1) s limit 1
            """;
    private static final String WAITING = "select count(*) from audit_unlinked";

    private final OwnDatabase database;
    private final AtomicInteger written = new AtomicInteger();
    private final long begun = System.nanoTime();
    private final Thread writer;
    private volatile boolean over;
    private volatile @Nullable SQLException broken;

    private RecordEntries(OwnDatabase database) {
        this.database = database;
        this.writer = Thread.ofPlatform().daemon().name("entries").start(this::write);
    }

    static RecordEntries begin(OwnDatabase database) {
        return new RecordEntries(database);
    }

    private void write() {
        try (var connection = database.connect()) {
            insert(connection);
        } catch (SQLException e) {
            broken = e;
        }
    }

    private void insert(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            for (int i = 0; !over; i++) {
                Traffic.awaitTime(begun + i * 1_000_000_000L / A_SECOND);
                insert.setBoolean(1, i % 2 == 0);
                if (insert.executeUpdate() != 1) {
                    throw new SQLException("no entry was written");
                }
                written.incrementAndGet();
            }
        }
    }

    @Override
    public String words() {
        return String.format(
                Locale.ROOT,
                "%.0f entries a second were written; %s are not chained yet",
                written.get() / (Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0),
                database.ask(WAITING));
    }

    @Override
    public void close() throws InterruptedException, SQLException {
        over = true;
        writer.join();
        if (broken != null) {
            throw broken;
        }
    }
}
