package org.keyholder.server.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.ZoneNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The zones' rows, and the names under which what was reported of them is read. */
@Component
public class Zones {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Audit audit;
    private final Clock clock;

    Zones(JdbcClient jdbc, TenantTransactions transactions, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The site's zones, by number. */
    public List<Zone> of(TenantScope tenant, DealerId dealer, SiteId site) {
        return transactions.call(
                tenant,
                () -> jdbc.sql(
                                "select number, name, type from zone where dealer_id = ? and site_id = ? order by number")
                        .params(dealer.value(), site.value())
                        .query((row, n) -> zone(row))
                        .list());
    }

    private static Zone zone(ResultSet row) throws SQLException {
        return new Zone(
                new ZoneNumber(row.getInt("number")), row.getString("name"), ZoneType.ofCode(row.getString("type")));
    }

    public Optional<Zone> find(TenantScope tenant, DealerId dealer, SiteId site, ZoneNumber number) {
        return of(tenant, dealer, site).stream()
                .filter(zone -> zone.number().equals(number))
                .findFirst();
    }

    /** What the site's zone numbers stand for and stood for. */
    public ZoneNames names(TenantScope tenant, DealerId dealer, SiteId site) {
        return transactions.call(
                tenant,
                () -> ZoneNames.of(jdbc.sql("""
                        select number, name, until_at from former_zone where dealer_id = :dealer and site_id = :site
                        union all
                        select number, name, null from zone where dealer_id = :dealer and site_id = :site
                        order by number, until_at nulls last
                        """)
                        .param("dealer", dealer.value())
                        .param("site", site.value())
                        .query((row, n) -> name(row))
                        .list()));
    }

    static ZoneNames.Name name(ResultSet row) throws SQLException {
        return new ZoneNames.Name(
                new ZoneNumber(row.getInt("number")),
                row.getString("name"),
                Optional.ofNullable(row.getTimestamp("until_at")).map(Timestamp::toInstant));
    }

    /** Adds the zone; false when the number is taken at this site. */
    public boolean add(DealerId dealer, SiteId site, Zone zone) {
        return transactions.call(TenantScope.dealer(dealer), () -> {
            boolean added = insert(dealer, site, zone);
            if (added) {
                audit.write(note(AuditKind.ZONE_ADDED, dealer, site).saying(fields(zone)));
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

    /**
     * Makes the zone of this number another one; false when its new number is taken at this site. What was reported of it keeps number and
     * name; its own alarm codes and what watches it go with it.
     *
     * @throws Refusal 404 where the site has no such zone
     */
    public boolean change(DealerId dealer, SiteId site, ZoneNumber number, Zone wanted) {
        return transactions.call(TenantScope.dealer(dealer), () -> {
            var before = held(dealer, site, number);
            if (before.equals(wanted)) {
                return true;
            }
            if (!wanted.number().equals(number) && exists(dealer, site, wanted.number())) {
                return false;
            }
            keepName(dealer, site, before, wanted);
            jdbc.sql(
                            "update zone set number = ?, name = ?, type = ? where dealer_id = ? and site_id = ? and number = ?")
                    .params(
                            wanted.number().value(),
                            wanted.name(),
                            wanted.type().code(),
                            dealer.value(),
                            site.value(),
                            number.value())
                    .update();
            var after = new TreeMap<>(fields(wanted));
            after.put("of", number.toString());
            audit.write(note(AuditKind.ZONE_CHANGED, dealer, site).changing(fields(before), after));
            return true;
        });
    }

    /**
     * Takes the zone away; what was reported of it stays.
     *
     * @throws Refusal 404 where the site has no such zone
     */
    public void remove(DealerId dealer, SiteId site, ZoneNumber number) {
        transactions.run(TenantScope.dealer(dealer), () -> {
            var before = held(dealer, site, number);
            keepName(dealer, site, before);
            jdbc.sql("delete from zone where dealer_id = ? and site_id = ? and number = ?")
                    .params(dealer.value(), site.value(), number.value())
                    .update();
            audit.write(note(AuditKind.ZONE_REMOVED, dealer, site).changing(fields(before), Map.of()));
        });
    }

    /** Nobody else changes the site's zones, and no event is taken in there, until the transaction ends. */
    private Zone held(DealerId dealer, SiteId site, ZoneNumber number) {
        jdbc.sql("select from site where dealer_id = ? and id = ? for no key update")
                .params(dealer.value(), site.value())
                .query(row -> {});
        return jdbc.sql("select number, name, type from zone where dealer_id = ? and site_id = ? and number = ?")
                .params(dealer.value(), site.value(), number.value())
                .query((row, n) -> zone(row))
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    private boolean exists(DealerId dealer, SiteId site, ZoneNumber number) {
        return jdbc.sql("select exists (select from zone where dealer_id = ? and site_id = ? and number = ?)")
                .params(dealer.value(), site.value(), number.value())
                .query(Boolean.class)
                .single();
    }

    private void keepName(DealerId dealer, SiteId site, Zone before, Zone wanted) {
        if (!before.number().equals(wanted.number()) || !before.name().equals(wanted.name())) {
            keepName(dealer, site, before);
        }
    }

    private void keepName(DealerId dealer, SiteId site, Zone before) {
        jdbc.sql("""
                        insert into former_zone (dealer_id, site_id, number, until_at, name) values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(
                        dealer.value(),
                        site.value(),
                        before.number().value(),
                        Timestamp.from(clock.instant()),
                        before.name())
                .update();
    }

    private static AuditNote note(AuditKind kind, DealerId dealer, SiteId site) {
        return AuditNote.of(kind, dealer.value()).at(site).about("site", site.value());
    }

    private static Map<String, String> fields(Zone zone) {
        return Map.of(
                "zone", zone.number().toString(),
                "name", zone.name(),
                "type", zone.type().code());
    }
}
