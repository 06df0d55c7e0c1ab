package org.keyholder.server.dealerportal.importing;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.work.Sweep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes away the files that nobody imported, and after a month what became of each. */
@Component
class SweepImports implements Sweep {

    /** A file is full of people's names and numbers. */
    private static final Duration FILES = Duration.ofDays(1);

    private static final Duration IMPORTS = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Clock clock;

    SweepImports(JdbcClient jdbc, TenantTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "site-imports";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public int sweep() {
        var now = clock.instant();
        return transactions.callUnscoped(() -> jdbc.sql("select sweep_site_imports(?, ?)")
                .params(Timestamp.from(now.minus(FILES)), Timestamp.from(now.minus(IMPORTS)))
                .query(Integer.class)
                .single());
    }
}
