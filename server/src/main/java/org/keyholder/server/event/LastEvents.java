package org.keyholder.server.event;

import java.time.Duration;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.work.Sweep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes when each site last reported, afterwards and for many events at once: no alarm waits for what only lists tell. */
@Component
class LastEvents implements Sweep {

    /** Of each dealer, in one look. */
    private static final int AT_ONCE = 50_000;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    LastEvents(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "last-events";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(20);
    }

    @Override
    public int sweep() {
        return transactions.callUnscoped(() -> jdbc.sql("select read_last_events(?)")
                .param(AT_ONCE)
                .query(Integer.class)
                .single());
    }
}
