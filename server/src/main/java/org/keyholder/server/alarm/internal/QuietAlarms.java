package org.keyholder.server.alarm.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.work.Sweep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down that quiet has ended an alarm, where no event and no deed came to find that out. Until it is written the station goes on
 * seeing a site that has moved away meanwhile.
 */
@Component
class QuietAlarms implements Sweep {

    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Clock clock;

    QuietAlarms(JdbcClient jdbc, TenantTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "quiet-alarms";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int sweep() {
        int ended = 0;
        int lately;
        do {
            lately = transactions.callUnscoped(() -> jdbc.sql("select end_quiet_alarms(?, ?)")
                    .params(Timestamp.from(clock.instant()), AT_ONCE)
                    .query(Integer.class)
                    .single());
            ended += lately;
        } while (lately == AT_ONCE);
        return ended;
    }
}
