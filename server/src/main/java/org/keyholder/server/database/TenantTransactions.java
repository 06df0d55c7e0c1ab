package org.keyholder.server.database;

import static java.util.stream.Collectors.joining;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.TenantScope.Audit;
import org.keyholder.server.database.TenantScope.Dealers;
import org.keyholder.server.database.TenantScope.Installation;
import org.keyholder.server.database.TenantScope.Station;
import org.keyholder.server.shared.DealerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way to tenants' rows: a transaction that says whose rows it may see, so that row security can hold it to that.
 *
 * <p>A call within a call joins the outer transaction, and has to name the same scope.
 */
@Component
public class TenantTransactions {

    private final TransactionTemplate transactions;
    private final JdbcClient database;
    private final DatabaseShares shares;

    public TenantTransactions(PlatformTransactionManager manager, JdbcClient database, DatabaseShares shares) {
        this.transactions = new TransactionTemplate(manager);
        this.database = database;
        this.shares = shares;
    }

    /** Does the work in a transaction that sees the rows of the scope and no others. */
    public <T extends @Nullable Object> T call(TenantScope scope, Supplier<T> work) {
        Objects.requireNonNull(scope);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            requireSame(scope, TransactionSynchronizationManager.getResource(this));
            return work.get();
        }
        return shares.call(() -> transactions.execute(status -> {
            enter(scope);
            return work.get();
        }));
    }

    /** Does the work in a transaction that sees the rows of the scope and no others. */
    public void run(TenantScope scope, Runnable work) {
        call(scope, () -> {
            work.run();
            return true;
        });
    }

    /**
     * Does the work in a transaction that names no tenant: for tables that belong to none, and for the look-ups that find out who
     * the tenant is. Of tenants' tables it sees no row, unless it joins an outer transaction that does.
     */
    public <T extends @Nullable Object> T callUnscoped(Supplier<T> work) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? work.get()
                : shares.call(() -> transactions.execute(status -> work.get()));
    }

    /** Does the work in a transaction that names no tenant. */
    public void runUnscoped(Runnable work) {
        callUnscoped(() -> {
            work.run();
            return true;
        });
    }

    private static void requireSame(TenantScope scope, @Nullable Object outer) {
        if (!scope.equals(outer)) {
            throw new IllegalStateException("A transaction for " + (outer == null ? "no tenant" : outer)
                    + " is open already, and cannot be joined for " + scope + ".");
        }
    }

    private void enter(TenantScope scope) {
        TransactionSynchronizationManager.bindResource(this, scope);
        TransactionSynchronizationManager.registerSynchronization(new ForgetScope());
        // Local to the transaction, and sent together with its begin: one way to the database and back.
        switch (scope) {
            case Dealers dealers -> set("keyholder.dealers", idsOf(dealers));
            case Station station -> set("keyholder.station", station.station().toString());
            case Installation() -> set("keyholder.installation", "on");
            case Audit audit -> set("keyholder.audited", audit.organisation().toString());
        }
    }

    private void set(String name, String value) {
        database.sql("select set_config(?, ?, true)")
                .params(name, value)
                .query(String.class)
                .single();
    }

    private static String idsOf(Dealers dealers) {
        return dealers.dealers().stream().map(DealerId::toString).collect(joining(","));
    }

    private final class ForgetScope implements TransactionSynchronization {

        // A transaction begun inside (requires new) suspends this one, and has a scope of its own or none.
        private @Nullable Object suspended;

        @Override
        public void suspend() {
            suspended = TransactionSynchronizationManager.unbindResource(TenantTransactions.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(TenantTransactions.this, Objects.requireNonNull(suspended));
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(TenantTransactions.this);
        }
    }
}
