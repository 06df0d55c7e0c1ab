package org.keyholder.server.verification.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.work.Sweep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Forgets the links of questions that ended a keeping time ago. Not at once: whoever opens a link that has ended is told so, and that
 * needs its row. The question itself, and what was answered, stays.
 */
@Component
class OldLinks implements Sweep {

    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Clock clock;

    OldLinks(JdbcClient jdbc, TenantTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "old-links";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public int sweep() {
        int forgotten = 0;
        int lately;
        do {
            lately = transactions.callUnscoped(() -> jdbc.sql("select forget_old_links(?, ?)")
                    .params(Timestamp.from(clock.instant()), AT_ONCE)
                    .query(Integer.class)
                    .single());
            forgotten += lately;
        } while (lately == AT_ONCE);
        return forgotten;
    }
}
