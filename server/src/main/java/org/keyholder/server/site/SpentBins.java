package org.keyholder.server.site;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.work.Sweep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erases sites that have been in the bin for 30 days, and ends what was begun of it. */
@Component
class SpentBins implements Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(SpentBins.class);
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

    /** One site that cannot be erased keeps nobody else's: it is passed by, and what is wrong is told at the end. */
    @Override
    public int sweep() {
        var round = new Round();
        for (var due = due(round.passedBy); !due.isEmpty(); due = due(round.passedBy)) {
            due.forEach(round::erase);
        }
        return round.end();
    }

    private record Due(DealerId dealer, SiteId site) {}

    private List<Due> due(List<SiteId> besides) {
        return transactions.callUnscoped(() -> jdbc.sql("select * from find_spent_bins(?, ?, ?)")
                .param(Timestamp.from(clock.instant()))
                .param(AT_ONCE)
                .param(ColumnArray.of("uuid", besides, SiteId::value))
                .query((row, n) -> new Due(
                        new DealerId(row.getObject("dealer_id", UUID.class)),
                        new SiteId(row.getObject("id", UUID.class))))
                .list());
    }

    private final class Round {

        private final List<SiteId> passedBy = new ArrayList<>();
        private final List<RuntimeException> failures = new ArrayList<>();
        private int erased;

        private void erase(Due due) {
            try {
                bin.erase(due.dealer(), due.site());
                erased++;
            } catch (Refusal notNow) {
                // Somebody has restored or erased it in the same moment, or signals of it wait: it is not due any more,
                // or not yet.
                passedBy.add(due.site());
            } catch (RuntimeException failure) {
                LOG.warn("Site {} of dealer {} could not be erased.", due.site(), due.dealer(), failure);
                passedBy.add(due.site());
                failures.add(failure);
            }
        }

        private int end() {
            if (!failures.isEmpty()) {
                throw new IllegalStateException(
                        erased + " deleted sites were erased, and " + failures.size() + " could not be.",
                        failures.getFirst());
            }
            return erased;
        }
    }
}
