package org.keyholder.server.dealerportal.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Zone;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Reads what is shown of the sites that were found: of a few sites, in a statement for each kind. */
@Component
class FoundRows {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    FoundRows(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** @param number with its prefix */
    record SiteRow(String name, String address, Optional<String> number) {}

    record ContactRow(SiteId site, String name, PhoneNumber phone) {}

    record ZoneRow(SiteId site, Zone zone) {}

    Map<SiteId, SiteRow> sites(DealerId dealer, Collection<SiteId> sites) {
        var found = new HashMap<SiteId, SiteRow>();
        transactions.run(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("""
                                select id, name, address, account_prefix || account_number as number from site
                                where dealer_id = ? and id = any (?)
                                """).param(dealer.value()).param(ids(sites)).query(row -> {
                    found.put(
                            new SiteId(row.getObject("id", UUID.class)),
                            new SiteRow(
                                    row.getString("name"),
                                    row.getString("address"),
                                    Optional.ofNullable(row.getString("number"))));
                }));
        return found;
    }

    List<ContactRow> contacts(DealerId dealer, Collection<SiteId> sites) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("""
                                select site_id, name, phone from contact
                                where dealer_id = ? and site_id = any (?) and removed_at is null order by slot nulls last, name
                                """)
                        .param(dealer.value())
                        .param(ids(sites))
                        .query((row, n) -> new ContactRow(
                                new SiteId(row.getObject("site_id", UUID.class)),
                                row.getString("name"),
                                new PhoneNumber(row.getString("phone"))))
                        .list());
    }

    List<ZoneRow> zones(DealerId dealer, Collection<SiteId> sites) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql(
                                "select site_id, number, name from zone where dealer_id = ? and site_id = any (?) order by number")
                        .param(dealer.value())
                        .param(ids(sites))
                        .query((row, n) -> new ZoneRow(
                                new SiteId(row.getObject("site_id", UUID.class)),
                                new Zone(new ZoneNumber(row.getInt("number")), row.getString("name"))))
                        .list());
    }

    private static SqlArrayValue ids(Collection<SiteId> sites) {
        return ColumnArray.of("uuid", List.copyOf(sites), SiteId::value);
    }
}
