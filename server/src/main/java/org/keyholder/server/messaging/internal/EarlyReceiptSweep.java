package org.keyholder.server.messaging.internal;

import java.time.Clock;
import java.time.Duration;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.work.Sweep;
import org.springframework.stereotype.Component;

/**
 * Takes away early receipts that no message ever came for: of a text that was sent twice after a crash, or of one that
 * another system sent from the same account. A message has its provider's id within minutes of its receipt.
 */
@Component
class EarlyReceiptSweep implements Sweep {

    private static final Duration KEPT = Duration.ofDays(1);

    private final MessageRows rows;
    private final TenantTransactions transactions;
    private final Clock clock;

    EarlyReceiptSweep(MessageRows rows, TenantTransactions transactions, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "early-receipts";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public int sweep() {
        return transactions.callUnscoped(() -> rows.dropEarly(clock.instant().minus(KEPT)));
    }
}
