package org.keyholder.server.audit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.audit.internal.EntryRows;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is on record about one thing. */
@Component
public class AuditHistory {

    private final EntryRows rows;
    private final TenantTransactions transactions;

    AuditHistory(JdbcClient jdbc, TenantTransactions transactions) {
        this.rows = new EntryRows(jdbc);
        this.transactions = transactions;
    }

    /** @param older the id below which the next page goes on; empty where there is none */
    public record Page(List<AuditEntry> entries, Optional<UUID> older) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /** A dealer's entries about a site, newest first: the newest of all, or those that are older than the one with that id. */
    public Page ofSite(DealerId dealer, SiteId site, Optional<UUID> olderThan, int size) {
        var found = transactions.call(
                TenantScope.dealer(dealer),
                () -> rows.ofSite(dealer.value(), site.value(), olderThan.orElse(null), size + 1));
        var shown = found.subList(0, Math.min(size, found.size()));
        return new Page(shown, found.size() > size ? Optional.of(shown.getLast().id()) : Optional.empty());
    }
}
