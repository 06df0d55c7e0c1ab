package org.keyholder.server.identity.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.CallerAddress;
import org.keyholder.server.identity.OperatorAddresses;
import org.keyholder.server.identity.Role;
import org.keyholder.server.identity.WantedAddresses;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.Network;
import org.keyholder.server.station.Stations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes from where operators may come, and puts it on record in the same transaction. */
@Component
class OperatorAddressDesk implements OperatorAddresses {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final OperatorNetworks networks;
    private final Stations stations;
    private final Audit audit;
    private final Clock clock;

    OperatorAddressDesk(
            JdbcClient jdbc,
            TenantTransactions transactions,
            OperatorNetworks networks,
            Stations stations,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.networks = networks;
        this.stations = stations;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Network> of(StationId station) {
        return networks.of(station);
    }

    @Override
    public List<Signed> cutOff(StationId station, List<Network> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        return signedIn(station).stream()
                .filter(one -> !new CallerAddress(one.address()).isWithin(wanted))
                .toList();
    }

    private List<Signed> signedIn(StationId station) {
        var since = clock.instant().minus(Role.Side.STATION.longest());
        return transactions.call(
                TenantScope.station(station),
                () -> jdbc.sql("select name, address from signed_in_at_station(?)")
                        .param(Timestamp.from(since))
                        .query((row, n) -> new Signed(row.getString("name"), row.getString("address")))
                        .list());
    }

    @Override
    public void set(StationId station, List<Network> wanted) {
        transactions.run(TenantScope.station(station), () -> {
            hold(station);
            set(station, of(station), wanted);
        });
    }

    @Override
    public void change(StationId station, String before, List<Network> wanted) {
        transactions.run(TenantScope.station(station), () -> {
            hold(station);
            var now = of(station);
            if (!now.equals(WantedAddresses.read(before))) {
                throw changed(now);
            }
            set(station, now, wanted);
        });
    }

    private static Refusal changed(List<Network> now) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "networks-changed",
                "operatorNetworks",
                "Somebody else has changed the ranges meanwhile: "
                        + (now.isEmpty() ? "there are none now" : "they are " + words(now))
                        + ". Save again to put yours in their place.");
    }

    private void set(StationId station, List<Network> now, List<Network> wanted) {
        var change = AuditNote.of(AuditKind.OPERATOR_NETWORKS_CHANGED, station.value())
                .changing(fields(now), fields(wanted));
        stations.letOperatorsInFrom(station, wanted);
        if (change.changesSomething()) {
            audit.write(change);
        }
    }

    /** What is on record as before is what it was: of two who change it at once the other waits. */
    private void hold(StationId station) {
        jdbc.sql("select id from station where id = ? for no key update")
                .param(station.value())
                .query()
                .listOfRows();
    }

    private static Map<String, String> fields(List<Network> networks) {
        return networks.isEmpty() ? Map.of() : Map.of("operatorNetworks", words(networks));
    }

    private static String words(List<Network> networks) {
        return networks.stream().map(Network::toString).collect(Collectors.joining(", "));
    }
}
