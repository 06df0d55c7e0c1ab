package org.keyholder.journeys.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.keyholder.journeys.running.Installation;
import org.keyholder.journeys.running.Wait;

/** Waits until the outbox is empty, so that one measurement does not run into the next. */
final class Drain {

    private static final Duration LONGEST = Duration.ofSeconds(180);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Drain() {}

    /** How many signals wait. */
    static long left(Installation installation) {
        return Long.parseLong(installation.database().ask("select count(*) from signal where state = 'queued'"));
    }

    /** Looks over one connection and not too often: a look must not take from what it waits for. */
    static Duration await(Installation installation) {
        long start = System.nanoTime();
        try (var connection = installation.database().connect()) {
            while (anyLeft(connection)) {
                if (System.nanoTime() - start > LONGEST.toNanos()) {
                    throw new AssertionError("Not within " + LONGEST + ": all signals are sent");
                }
                Wait.pass(BETWEEN_LOOKS);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static boolean anyLeft(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select exists (select from signal where state = 'queued')")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }
}
