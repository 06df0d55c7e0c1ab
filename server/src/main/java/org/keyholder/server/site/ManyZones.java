package org.keyholder.server.site;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.ZoneNumber;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up and saves the zones of many sites at once. */
@Component
public class ManyZones {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Audit audit;
    private final Clock clock;

    ManyZones(JdbcClient jdbc, TenantTransactions transactions, Audit audit, Clock clock) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
    }

    private record Placed(SiteId site, Zone zone) {}

    /** A zone that shall be: one of the site's with its new name and type, or a new one. */
    public record Wanted(SiteId site, Optional<Zone> before, Zone zone) {}

    /** The zones of these sites, by number. */
    public Map<SiteId, List<Zone>> of(DealerId dealer, Collection<SiteId> sites) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc
                        .sql(
                                "select site_id, number, name, type from zone where dealer_id = ? and site_id = any (?) order by number")
                        .param(dealer.value())
                        .param(ColumnArray.of("uuid", List.copyOf(sites), SiteId::value))
                        .query((row, n) -> new Placed(
                                new SiteId(row.getObject("site_id", UUID.class)),
                                new Zone(
                                        new ZoneNumber(row.getInt("number")),
                                        row.getString("name"),
                                        ZoneType.ofCode(row.getString("type")))))
                        .list()
                        .stream()
                        .collect(groupingBy(Placed::site, mapping(Placed::zone, toList()))));
    }

    private record Named(SiteId site, ZoneNames.Name name) {}

    /** What the zone numbers of these sites stand for and stood for. */
    public Map<SiteId, ZoneNames> names(DealerId dealer, Collection<SiteId> sites) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc
                        .sql("""
                        select site_id, number, name, until_at from former_zone where dealer_id = :dealer and site_id = any (:sites)
                        union all
                        select site_id, number, name, null from zone where dealer_id = :dealer and site_id = any (:sites)
                        order by number, until_at nulls last
                        """)
                        .param("dealer", dealer.value())
                        .param("sites", ColumnArray.of("uuid", List.copyOf(sites), SiteId::value))
                        .query((row, n) -> new Named(new SiteId(row.getObject("site_id", UUID.class)), Zones.name(row)))
                        .list()
                        .stream()
                        .collect(groupingBy(
                                Named::site, mapping(Named::name, collectingAndThen(toList(), ZoneNames::of)))));
    }

    /**
     * Saves them in the caller's transaction.
     *
     * @throws DuplicateKeyException where somebody has been faster with a zone that is to be new: what they entered stays
     */
    public void save(DealerId dealer, List<Wanted> zones) {
        if (zones.isEmpty()) {
            return;
        }
        keepNames(dealer, zones);
        write(dealer, zones.stream().filter(one -> one.before().isEmpty()).toList(), """
                insert into zone (dealer_id, site_id, number, name, type)
                select :dealer, w.* from unnest(:site::uuid[], :number::smallint[], :name::text[], :type::text[]) w
                """);
        write(dealer, zones.stream().filter(one -> one.before().isPresent()).toList(), """
                update zone z set name = w.name, type = w.type
                from unnest(:site::uuid[], :number::smallint[], :name::text[], :type::text[]) as w (site, number, name, type)
                where z.dealer_id = :dealer and z.site_id = w.site and z.number = w.number
                """);
        audit.write(zones.stream().map(one -> note(dealer, one)).toList());
    }

    private void write(DealerId dealer, List<Wanted> zones, String statement) {
        if (zones.isEmpty()) {
            return;
        }
        jdbc.sql(statement)
                .param("dealer", dealer.value())
                .param("site", ColumnArray.of("uuid", zones, one -> one.site().value()))
                .param(
                        "number",
                        ColumnArray.of(
                                "smallint", zones, one -> one.zone().number().value()))
                .param("name", ColumnArray.of("text", zones, one -> one.zone().name()))
                .param(
                        "type",
                        ColumnArray.of("text", zones, one -> one.zone().type().code()))
                .update();
    }

    /** What was reported of a zone is still read under the name that it had then. */
    private void keepNames(DealerId dealer, List<Wanted> zones) {
        var renamed = zones.stream()
                .filter(one -> one.before()
                        .filter(before -> !before.name().equals(one.zone().name()))
                        .isPresent())
                .toList();
        if (renamed.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into former_zone (dealer_id, until_at, site_id, number, name)
                        select ?, ?, w.* from unnest(?::uuid[], ?::smallint[], ?::text[]) w on conflict do nothing
                        """)
                .param(dealer.value())
                .param(Timestamp.from(clock.instant()))
                .param(ColumnArray.of("uuid", renamed, one -> one.site().value()))
                .param(ColumnArray.of(
                        "smallint", renamed, one -> one.zone().number().value()))
                .param(ColumnArray.of(
                        "text", renamed, one -> one.before().orElseThrow().name()))
                .update();
    }

    private static AuditNote note(DealerId dealer, Wanted zone) {
        var note = AuditNote.of(zone.before().isEmpty() ? AuditKind.ZONE_ADDED : AuditKind.ZONE_CHANGED, dealer.value())
                .at(zone.site())
                .about("site", zone.site().value());
        return zone.before().isEmpty()
                ? note.saying(said(zone.zone()))
                : note.changing(said(zone.before().get()), named(said(zone.zone())));
    }

    /** Of which zone it tells, although the number is the same. */
    private static Map<String, String> named(Map<String, String> said) {
        var named = new TreeMap<>(said);
        named.put("of", said.getOrDefault("zone", ""));
        return named;
    }

    private static Map<String, String> said(Zone zone) {
        return Map.of(
                "zone", zone.number().toString(),
                "name", zone.name(),
                "type", zone.type().code());
    }
}
