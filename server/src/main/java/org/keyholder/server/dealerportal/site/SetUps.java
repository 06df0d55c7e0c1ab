package org.keyholder.server.dealerportal.site;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts, in one query for all sites of a dealer, what each of them has: the modules that own the rows answer site by site. */
@Component
class SetUps {

    private static final String COUNTS = """
            select s.id, s.station_record_id is not null as has_station, r.receiver_id is not null as has_receiver,
                   s.account_number is not null as has_account,
                   (select count(*) from zone z where z.dealer_id = s.dealer_id and z.site_id = s.id) as zones,
                   (select count(*) from device d where d.dealer_id = s.dealer_id and d.site_id = s.id) as devices,
                   c.contacts, c.askable
            from site s
            left join station_record r on r.dealer_id = s.dealer_id and r.id = s.station_record_id
            cross join lateral (
                select count(*) as contacts, count(*) filter (where k.confirmed_at is not null and n.number is null) as askable
                from contact k
                left join do_not_text n on n.number = k.phone
                where k.dealer_id = s.dealer_id and k.site_id = s.id and k.removed_at is null) c
            where s.dealer_id = ?
            """;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    SetUps(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private record Row(SiteId site, SetUp setUp) {}

    Map<SiteId, SetUp> of(DealerId dealer) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql(COUNTS).param(dealer.value()).query(SetUps::row).list().stream()
                        .collect(toMap(Row::site, Row::setUp)));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new SiteId(row.getObject("id", UUID.class)),
                new SetUp(
                        row.getBoolean("has_station"),
                        row.getBoolean("has_receiver"),
                        row.getBoolean("has_account"),
                        row.getInt("zones"),
                        row.getInt("devices"),
                        row.getInt("contacts"),
                        row.getInt("askable")));
    }
}
