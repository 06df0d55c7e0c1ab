package org.keyholder.server.dealerportal.importing;

import java.time.Clock;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.work.Jobs;
import org.keyholder.server.work.Subject;
import org.springframework.stereotype.Component;

/** Leaves it to a job to save a sheet, in the transaction of the word that it shall be. */
@Component
class StartImport {

    private final Imports imports;
    private final Jobs jobs;
    private final TenantTransactions transactions;
    private final Clock clock;

    StartImport(Imports imports, Jobs jobs, TenantTransactions transactions, Clock clock) {
        this.imports = imports;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Pressed twice, it is saved once.
     *
     * @param shown the mark of the plan that whoever says so has seen
     */
    void start(SheetImport wanted, String shown) {
        transactions.run(TenantScope.dealer(wanted.dealer()), () -> {
            if (wanted.canBeImported() && imports.start(wanted.dealer(), wanted.id(), shown)) {
                jobs.schedule(ImportJob.KIND, new Subject.OfDealer(wanted.dealer(), wanted.id()), clock.instant());
            }
        });
    }
}
