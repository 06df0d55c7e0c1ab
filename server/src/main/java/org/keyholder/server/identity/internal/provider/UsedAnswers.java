package org.keyholder.server.identity.internal.provider;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.work.Sweep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets which answers have been used, once none of them could be used again on any node. */
@Component
class UsedAnswers implements Sweep {

    /** The clocks of nodes may be so far apart. */
    private static final Duration APART = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Clock clock;

    UsedAnswers(JdbcClient jdbc, TenantTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "used-answers";
    }

    @Override
    public Duration interval() {
        return APART;
    }

    @Override
    public int sweep() {
        return transactions
                .callUnscoped(() -> jdbc.sql("select forget_used_answers(?)")
                        .param(Timestamp.from(clock.instant().minus(APART)))
                        .query(Long.class)
                        .single())
                .intValue();
    }
}
