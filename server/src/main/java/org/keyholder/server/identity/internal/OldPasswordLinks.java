package org.keyholder.server.identity.internal;

import java.time.Clock;
import java.time.Duration;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.work.Sweep;
import org.springframework.stereotype.Component;

/** Takes links for another password away that ended a month ago; that they were made and used stays on record. */
@Component
class OldPasswordLinks implements Sweep {

    private static final Duration KEPT = Duration.ofDays(30);

    private final PasswordLinkRows rows;
    private final TenantTransactions transactions;
    private final Clock clock;

    OldPasswordLinks(PasswordLinkRows rows, TenantTransactions transactions, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "password-links";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(6);
    }

    @Override
    public int sweep() {
        return transactions.callUnscoped(() -> rows.sweep(clock.instant().minus(KEPT)));
    }
}
