package org.keyholder.journeys.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.keyholder.journeys.running.OwnDatabase;

/**
 * How many events a second the same PostgreSQL commits by itself: an event's row and its signal's row a transaction, in
 * tables like the server's with their indexes and checks, from clients that do nothing else and send both rows in one
 * statement.
 */
final class DatabaseAlone {

    private static final String INSERT = """
            with e as (
              insert into bench.event (dealer_id, id, site_id, station_id, device_id, device_event_id, content_hash, zone,
                                       kind, occurred_at, received_at)
              select dealer_id, ?, site_id, gen_random_uuid(), id, ?, decode(repeat('00', 32), 'hex'), 17, 'motion', now(), now()
              from device where id = ?
              returning *)
            insert into bench.signal (dealer_id, id, station_id, receiver_id, site_id, event_id, happening, account_number,
                                      qualifier, contact_id_code, sia_code, partition, zone, zone_text, event_kind, text,
                                      occurred_at, time_zone, created_at)
            select dealer_id, ?, station_id, ?, site_id, id, 'event', 'K0001', 'new', '130', 'BA', '01', zone,
                   'North walkway', kind, 'Motion, North walkway', occurred_at, 'America/Chicago', now()
            from e
            """;

    private DatabaseAlone() {}

    /** Rows of both tables committed a second, by so many clients. */
    static double commitsASecond(OwnDatabase database, int clients, Duration length) throws SQLException {
        try (var owner = database.connect()) {
            makeTables(owner);
            var device = UUID.fromString(database.ask("select id::text from device limit 1"));
            double rate = run(database, clients, length, device);
            execute(owner, "drop schema bench cascade");
            return rate;
        }
    }

    private static void makeTables(Connection owner) throws SQLException {
        execute(owner, "drop schema if exists bench cascade");
        execute(owner, "create schema bench");
        execute(owner, "create table bench.event (like public.event including all)");
        execute(owner, "create table bench.signal (like public.signal including all)");
    }

    private static double run(OwnDatabase database, int clients, Duration length, UUID device) {
        var commits = new AtomicInteger();
        var failures = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        long end = System.nanoTime() + length.toNanos();
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofPlatform().daemon().name("database-" + i).start(() -> {
                try (var connection = database.connect()) {
                    commit(connection, device, end, commits);
                } catch (SQLException e) {
                    failures.incrementAndGet();
                }
            }));
        }
        Traffic.join(threads);
        if (failures.get() > 0) {
            throw new IllegalStateException(failures + " clients failed");
        }
        return commits.get() / (length.toNanos() / 1e9);
    }

    private static void commit(Connection connection, UUID device, long end, AtomicInteger commits)
            throws SQLException {
        var receiver = UUID.randomUUID();
        try (var insert = connection.prepareStatement(INSERT)) {
            while (System.nanoTime() - end < 0) {
                int number = commits.get();
                insert.setObject(1, timeOrdered());
                insert.setString(2, "bench-" + number + "-" + UUID.randomUUID());
                insert.setObject(3, device);
                insert.setObject(4, timeOrdered());
                insert.setObject(5, receiver);
                if (insert.executeUpdate() != 1) {
                    throw new SQLException("no row was written");
                }
                commits.incrementAndGet();
            }
        }
    }

    /** As the server makes its ids (UUID version 7): neighbours in time are neighbours in the index. */
    private static UUID timeOrdered() {
        var random = UUID.randomUUID();
        long high = (System.currentTimeMillis() << 16) | 0x7000L | (random.getMostSignificantBits() & 0x0FFFL);
        return new UUID(high, random.getLeastSignificantBits());
    }

    private static void execute(Connection owner, String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
