package org.keyholder.server.site;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The devices' rows, and who a device is by the key that it shows. */
@Component
public class Devices {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final DeviceKeys lookUps;
    private final KeysOfDevices keys;
    private final Ids ids;
    private final Clock clock;

    Devices(
            JdbcClient jdbc,
            TenantTransactions transactions,
            DeviceKeys lookUps,
            KeysOfDevices keys,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.lookUps = lookUps;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /** The device that this key belongs to. Always reads, so that a key taken away stops working at once. */
    public Optional<Device> authenticate(Secret key) {
        return lookUps.authenticate(key);
    }

    /** Adds a device and answers its key, which cannot be read again. */
    public Secret add(DealerId dealer, SiteId site, String name, DeviceKind kind) {
        var id = new DeviceId(ids.next());
        return transactions.call(TenantScope.dealer(dealer), () -> {
            write(dealer, site, id, name);
            become(dealer, id, name, kind);
            var key = keys.first(dealer, id);
            keys.record(AuditKind.DEVICE_KEY_CREATED, dealer, site, id, name);
            return key;
        });
    }

    /** Makes the device with this key, or gives the one with this id the key, in place of all that it had. */
    public void save(DealerId dealer, SiteId site, DeviceId id, String name, Secret key) {
        transactions.run(TenantScope.dealer(dealer), () -> {
            boolean written = write(dealer, site, id, name);
            boolean given = keys.put(dealer, id, key);
            if (given) {
                // Whoever gives a device that was removed another key wants it back.
                jdbc.sql(
                                "update device set removed_at = null where dealer_id = ? and id = ? and removed_at is not null")
                        .params(dealer.value(), id.value())
                        .update();
            }
            if (written || given) {
                keys.record(AuditKind.DEVICE_KEY_CREATED, dealer, site, id, name);
            }
        });
    }

    /**
     * Gives the device another name, or says that it is something else.
     *
     * @throws Refusal 404 where the site has no such device
     */
    public void change(DealerId dealer, SiteId site, DeviceId id, String name, DeviceKind kind) {
        transactions.run(TenantScope.dealer(dealer), () -> {
            var before = keys.find(dealer, site, id).orElseThrow(Refusal::notFound);
            become(dealer, id, name, kind);
            keys.record(
                    AuditKind.DEVICE_CHANGED,
                    dealer,
                    site,
                    id,
                    fields(before.name(), before.kind()),
                    fields(name, kind));
        });
    }

    /**
     * Takes the device away: its keys are refused from the next request on. What it reported stays.
     *
     * @throws Refusal 404 where the site has no such device
     */
    public void remove(DealerId dealer, SiteId site, DeviceId id) {
        transactions.run(TenantScope.dealer(dealer), () -> {
            var name = keys.revokeAll(dealer, site, id);
            jdbc.sql("update device set removed_at = ? where dealer_id = ? and id = ?")
                    .params(Timestamp.from(clock.instant()), dealer.value(), id.value())
                    .update();
            keys.record(AuditKind.DEVICE_REMOVED, dealer, site, id, Map.of("name", name), Map.of());
        });
    }

    private void become(DealerId dealer, DeviceId id, String name, DeviceKind kind) {
        jdbc.sql("update device set name = ?, kind = ? where dealer_id = ? and id = ?")
                .params(name, kind.code(), dealer.value(), id.value())
                .update();
    }

    private static Map<String, String> fields(String name, DeviceKind kind) {
        return Map.of("name", name, "kind", kind.words());
    }

    /** Whether anything is new. */
    private boolean write(DealerId dealer, SiteId site, DeviceId id, String name) {
        return jdbc.sql("""
                        insert into device as d (dealer_id, id, site_id, name, created_at)
                        values (:dealer_id, :id, :site_id, :name, :created_at)
                        on conflict (dealer_id, id) do update set name = excluded.name where d.name <> excluded.name
                        """)
                        .param("dealer_id", dealer.value())
                        .param("id", id.value())
                        .param("site_id", site.value())
                        .param("name", name)
                        .param("created_at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }
}
