package org.keyholder.server.messaging.internal;

import java.time.Clock;
import java.time.Duration;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.work.Sweep;
import org.springframework.stereotype.Component;

/** Takes away that a number was answered automatically, once that stands in the way of no further answer. */
@Component
class AutomaticAnswerSweep implements Sweep {

    private final MessageRows rows;
    private final TenantTransactions transactions;
    private final Clock clock;

    AutomaticAnswerSweep(MessageRows rows, TenantTransactions transactions, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "automatic-answers";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public int sweep() {
        return transactions.callUnscoped(() -> rows.dropAnswered(clock.instant().minus(IncomingTexts.ONE_ANSWER_IN)));
    }
}
