package org.keyholder.server.site;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.work.Sweep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases sites that have been in the bin for 30 days. */
@Component
class SpentBins implements Sweep {

    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Bin bin;
    private final Clock clock;

    SpentBins(JdbcClient jdbc, TenantTransactions transactions, Bin bin, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.bin = bin;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "deleted-sites";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public int sweep() {
        var due = due();
        due.forEach(this::erase);
        return due.size();
    }

    private record Due(DealerId dealer, SiteId site) {}

    private List<Due> due() {
        return transactions.callUnscoped(() -> jdbc.sql("select * from find_spent_bins(?, ?)")
                .params(Timestamp.from(clock.instant()), AT_ONCE)
                .query((row, n) -> new Due(
                        new DealerId(row.getObject("dealer_id", UUID.class)),
                        new SiteId(row.getObject("id", UUID.class))))
                .list());
    }

    private void erase(Due due) {
        try {
            bin.erase(due.dealer(), due.site());
        } catch (Refusal restored) {
            // Somebody has restored or erased it in the same moment: it is not due any more.
        }
    }
}
