package org.keyholder.server.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.ZoneNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The zones' rows. */
@Component
public class Zones {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Audit audit;

    Zones(JdbcClient jdbc, TenantTransactions transactions, Audit audit) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** The site's zones, by number. */
    public List<Zone> of(TenantScope tenant, DealerId dealer, SiteId site) {
        return transactions.call(
                tenant,
                () -> jdbc.sql(
                                "select number, name, type from zone where dealer_id = ? and site_id = ? order by number")
                        .params(dealer.value(), site.value())
                        .query((row, n) -> new Zone(
                                new ZoneNumber(row.getInt("number")),
                                row.getString("name"),
                                ZoneType.ofCode(row.getString("type"))))
                        .list());
    }

    public Optional<Zone> find(TenantScope tenant, DealerId dealer, SiteId site, ZoneNumber number) {
        return of(tenant, dealer, site).stream()
                .filter(zone -> zone.number().equals(number))
                .findFirst();
    }

    /** Adds the zone; false when the number is taken at this site. */
    public boolean add(DealerId dealer, SiteId site, Zone zone) {
        return transactions.call(TenantScope.dealer(dealer), () -> {
            boolean added = insert(dealer, site, zone);
            if (added) {
                audit.write(AuditNote.of(AuditKind.ZONE_ADDED, dealer.value())
                        .at(site)
                        .about("site", site.value())
                        .saying(Map.of(
                                "zone", zone.number().toString(),
                                "name", zone.name(),
                                "type", zone.type().code())));
            }
            return added;
        });
    }

    private boolean insert(DealerId dealer, SiteId site, Zone zone) {
        return jdbc.sql("""
                                insert into zone (dealer_id, site_id, number, name, type) values (?, ?, ?, ?, ?)
                                on conflict do nothing
                                """)
                        .params(
                                dealer.value(),
                                site.value(),
                                zone.number().value(),
                                zone.name(),
                                zone.type().code())
                        .update()
                == 1;
    }
}
