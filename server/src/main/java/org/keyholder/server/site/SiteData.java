package org.keyholder.server.site;

import java.util.Objects;
import java.util.function.Consumer;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.OpenBin;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that is kept about a site, also in the bin, for whoever has a right to it. */
@Component
public class SiteData {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final OpenBin bin;
    private final Audit audit;

    SiteData(JdbcClient jdbc, TenantTransactions transactions, OpenBin bin, Audit audit) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.bin = bin;
        this.audit = audit;
    }

    /**
     * A row of what is kept.
     *
     * @param part what it is one of, such as {@code contacts}
     * @param json an object, without keys and hashes
     */
    public record Line(String part, String json) {
        public Line {
            Objects.requireNonNull(part);
            Objects.requireNonNull(json);
        }
    }

    /**
     * Hands out everything, part by part; that it was is on record.
     *
     * @param line must not wait for whoever reads it: the transaction is open
     * @return the site's name
     * @throws Refusal 404 for a site that is not the dealer's, or is erased
     */
    public String handOut(DealerId dealer, SiteId site, Consumer<Line> line) {
        return transactions.call(TenantScope.dealer(dealer), () -> {
            var name = name(dealer, site);
            jdbc.sql("select part, line from site_data(?, ?)")
                    .params(dealer.value(), site.value())
                    .withFetchSize(500)
                    .query((RowCallbackHandler)
                            row -> line.accept(new Line(row.getString("part"), row.getString("line"))));
            audit.write(AuditNote.of(AuditKind.SITE_EXPORTED, dealer.value())
                    .at(site)
                    .about("site", site.value()));
            return name;
        });
    }

    private String name(DealerId dealer, SiteId site) {
        return bin.call(() -> jdbc.sql("select name from site where dealer_id = ? and id = ? and erased_at is null")
                .params(dealer.value(), site.value())
                .query(String.class)
                .optional()
                .orElseThrow(Refusal::notFound));
    }
}
