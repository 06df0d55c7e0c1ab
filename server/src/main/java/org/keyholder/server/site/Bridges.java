package org.keyholder.server.site;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.ZoneNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bridges' rows, with what is connected to each. */
@Component
public class Bridges {

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Zones zones;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Bridges(JdbcClient jdbc, TenantTransactions transactions, Zones zones, Audit audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.zones = zones;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The site's bridges, the oldest first. */
    public List<Bridge> of(DealerId dealer, SiteId site) {
        return transactions.call(TenantScope.dealer(dealer), () -> {
            var names = new LinkedHashMap<UUID, String>();
            jdbc.sql("select id, name from bridge where dealer_id = ? and site_id = ? order by created_at, id")
                    .params(dealer.value(), site.value())
                    .query(row -> {
                        names.put(row.getObject("id", UUID.class), row.getString("name"));
                    });
            var ports = ports(dealer, site);
            return names.entrySet().stream()
                    .map(one -> new Bridge(
                            new BridgeId(one.getKey()), one.getValue(), ports.getOrDefault(one.getKey(), List.of())))
                    .toList();
        });
    }

    private Map<UUID, List<Bridge.Port>> ports(DealerId dealer, SiteId site) {
        return jdbc
                .sql("select bridge_id, kind, place, name, zone from bridge_port "
                        + "where dealer_id = ? and site_id = ? order by kind, place")
                .params(dealer.value(), site.value())
                .query((row, n) -> Map.entry(
                        row.getObject("bridge_id", UUID.class),
                        new Bridge.Port(
                                Bridge.Kind.ofCode(row.getString("kind")),
                                row.getInt("place"),
                                row.getString("name"),
                                Optional.ofNullable(row.getObject("zone", Integer.class))
                                        .map(ZoneNumber::new))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The bridge, if it is one of the site. */
    public Optional<Bridge> find(DealerId dealer, SiteId site, BridgeId bridge) {
        return of(dealer, site).stream().filter(one -> one.id().equals(bridge)).findFirst();
    }

    /**
     * Makes a bridge.
     *
     * @param ports what is connected; a zone that the site does not have yet comes with it
     */
    public SaveBridge add(DealerId dealer, SiteId site, String name, List<Bridge.Port> ports, List<Zone> newZones) {
        var bridge = new Bridge(new BridgeId(ids.next()), name, used(ports));
        return transactions.call(TenantScope.dealer(dealer), () -> {
            hold(dealer, site);
            if (of(dealer, site).size() >= MOST) {
                return new SaveBridge.TooMany();
            }
            return watched(dealer, site, bridge).orElseGet(() -> {
                jdbc.sql("insert into bridge (dealer_id, id, site_id, name, created_at) values (?, ?, ?, ?, ?)")
                        .params(
                                dealer.value(),
                                bridge.id().value(),
                                site.value(),
                                bridge.name(),
                                Timestamp.from(clock.instant()))
                        .update();
                connect(dealer, site, bridge, newZones);
                audit.write(
                        note(AuditKind.BRIDGE_ADDED, dealer, site, bridge.id()).changing(Map.of(), fields(bridge)));
                return new SaveBridge.Saved(bridge.id());
            });
        });
    }

    /**
     * Changes the bridge as a whole, if it is still as it was shown.
     *
     * @param shown the mark of what whoever changes it has seen
     * @throws Refusal 404 where the site has no such bridge
     */
    public SaveBridge change(DealerId dealer, SiteId site, String shown, Bridge wanted, List<Zone> newZones) {
        var bridge = new Bridge(wanted.id(), wanted.name(), used(wanted.ports()));
        return transactions.call(TenantScope.dealer(dealer), () -> {
            hold(dealer, site);
            var now = find(dealer, site, bridge.id()).orElseThrow(Refusal::notFound);
            // As after a second click: nobody has anything to decide, and there is nothing to do.
            if (now.equals(bridge)) {
                return new SaveBridge.Saved(bridge.id());
            }
            if (!now.mark().equals(shown)) {
                return new SaveBridge.Overtaken(now);
            }
            return watched(dealer, site, bridge).orElseGet(() -> {
                update(dealer, site, now, bridge, newZones);
                return new SaveBridge.Saved(bridge.id());
            });
        });
    }

    private void update(DealerId dealer, SiteId site, Bridge before, Bridge bridge, List<Zone> newZones) {
        jdbc.sql("update bridge set name = ? where dealer_id = ? and id = ?")
                .params(bridge.name(), dealer.value(), bridge.id().value())
                .update();
        jdbc.sql("delete from bridge_port where dealer_id = ? and bridge_id = ?")
                .params(dealer.value(), bridge.id().value())
                .update();
        connect(dealer, site, bridge, newZones);
        var note = note(AuditKind.BRIDGE_CHANGED, dealer, site, bridge.id()).changing(fields(before), fields(bridge));
        if (note.changesSomething()) {
            audit.write(note);
        }
    }

    /**
     * Takes the bridge away; its zones stay.
     *
     * @throws Refusal 404 where the site has no such bridge
     */
    public void remove(DealerId dealer, SiteId site, BridgeId id) {
        transactions.run(TenantScope.dealer(dealer), () -> {
            hold(dealer, site);
            var before = find(dealer, site, id).orElseThrow(Refusal::notFound);
            jdbc.sql("delete from bridge where dealer_id = ? and id = ?")
                    .params(dealer.value(), id.value())
                    .update();
            audit.write(note(AuditKind.BRIDGE_REMOVED, dealer, site, id).changing(fields(before), Map.of()));
        });
    }

    /** One at a time: what is looked at holds until it is saved. */
    private void hold(DealerId dealer, SiteId site) {
        jdbc.sql("select from site where dealer_id = ? and id = ? for no key update")
                .params(dealer.value(), site.value())
                .query(row -> {});
    }

    private Optional<SaveBridge> watched(DealerId dealer, SiteId site, Bridge bridge) {
        var wanted =
                bridge.ports().stream().flatMap(port -> port.zone().stream()).toList();
        return of(dealer, site).stream()
                .filter(other -> !other.id().equals(bridge.id()))
                .flatMap(other -> other.ports().stream()
                        .flatMap(port -> port.zone().stream())
                        .filter(wanted::contains)
                        .<SaveBridge>map(zone -> new SaveBridge.ZoneWatched(zone, other.name())))
                .findFirst();
    }

    private void connect(DealerId dealer, SiteId site, Bridge bridge, List<Zone> newZones) {
        newZones.forEach(zone -> zones.add(dealer, site, zone));
        var ports = bridge.ports();
        if (ports.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into bridge_port (dealer_id, site_id, bridge_id, kind, place, name, zone)
                        select ?, ?, ?, p.kind, p.place, p.name, p.zone
                        from unnest(?::text[], ?::smallint[], ?::text[], ?::smallint[]) as p (kind, place, name, zone)
                        """)
                .param(dealer.value())
                .param(site.value())
                .param(bridge.id().value())
                .param(ColumnArray.of("text", ports, port -> port.kind().code()))
                .param(ColumnArray.of("smallint", ports, Bridge.Port::place))
                .param(ColumnArray.of("text", ports, Bridge.Port::name))
                .param(ColumnArray.of(
                        "smallint",
                        ports,
                        port -> port.zone().map(ZoneNumber::value).orElse(null)))
                .update();
    }

    private static List<Bridge.Port> used(List<Bridge.Port> ports) {
        return ports.stream().filter(Bridge.Port::isUsed).toList();
    }

    private static AuditNote note(AuditKind kind, DealerId dealer, SiteId site, BridgeId bridge) {
        return AuditNote.of(kind, dealer.value()).at(site).about("bridge", bridge.value());
    }

    private static Map<String, String> fields(Bridge bridge) {
        var fields = new TreeMap<String, String>();
        fields.put("name", bridge.name());
        bridge.ports()
                .forEach(port -> fields.put(
                        port.words(),
                        (port.zone().map(zone -> "zone " + zone + " ").orElse("") + port.name()).strip()));
        return fields;
    }
}
