package org.keyholder.server.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.keys.KeyKind;
import org.keyholder.server.keys.Keys;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys of a site's devices: another one made beside the old one, and one ended. Both are on record. */
@Component
public class KeysOfDevices {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Keys keys;
    private final Audit audit;

    KeysOfDevices(JdbcClient jdbc, TenantTransactions transactions, Keys keys, Audit audit) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.keys = keys;
        this.audit = audit;
    }

    /** The site's devices, the oldest first. */
    public List<DeviceWithKeys> at(DealerId dealer, SiteId site) {
        return transactions.call(TenantScope.dealer(dealer), () -> {
            var devices = jdbc.sql("select id, name, kind from device "
                            + "where dealer_id = ? and site_id = ? and removed_at is null order by created_at, id")
                    .params(dealer.value(), site.value())
                    .query((row, n) -> new DeviceWithKeys(
                            new DeviceId(row.getObject("id", UUID.class)),
                            row.getString("name"),
                            DeviceKind.ofCode(row.getString("kind")),
                            List.of()))
                    .list();
            var valid = keys.valid(
                    KeyKind.DEVICE,
                    dealer.value(),
                    devices.stream().map(device -> device.id().value()).toList());
            return devices.stream()
                    .map(device -> new DeviceWithKeys(
                            device.id(),
                            device.name(),
                            device.kind(),
                            valid.getOrDefault(device.id().value(), List.of())))
                    .toList();
        });
    }

    /** The device, if it is one of the site. */
    public Optional<DeviceWithKeys> find(DealerId dealer, SiteId site, DeviceId device) {
        return at(dealer, site).stream().filter(one -> one.id().equals(device)).findFirst();
    }

    /**
     * Makes another key; the one that is valid goes on for {@link Keys#OVERLAP} after the new one has been used.
     *
     * @return the key, which cannot be read again
     * @throws Refusal {@code not-found}, and {@code keys-two} where two are valid already
     */
    public Secret renew(DealerId dealer, SiteId site, DeviceId device) {
        return transactions.call(TenantScope.dealer(dealer), () -> {
            var name = hold(dealer, site, device);
            var key = keys.make(KeyKind.DEVICE, dealer.value(), device.value());
            record(AuditKind.DEVICE_KEY_RENEWED, dealer, site, device, name);
            return key;
        });
    }

    /**
     * Ends a key: it is refused from the next request on, on open connections too.
     *
     * @throws Refusal {@code not-found} where the device of the site has no such key that is valid
     */
    public void revoke(DealerId dealer, SiteId site, DeviceId device, UUID key) {
        transactions.run(TenantScope.dealer(dealer), () -> {
            var name = hold(dealer, site, device);
            keys.revoke(KeyKind.DEVICE, dealer.value(), device.value(), key);
            record(AuditKind.DEVICE_KEY_REVOKED, dealer, site, device, name);
        });
    }

    /**
     * Ends all keys of a device, in the caller's transaction.
     *
     * @return its name
     * @throws Refusal {@code not-found}
     */
    String revokeAll(DealerId dealer, SiteId site, DeviceId device) {
        var name = hold(dealer, site, device);
        keys.valid(KeyKind.DEVICE, dealer.value(), List.of(device.value()))
                .getOrDefault(device.value(), List.of())
                .forEach(key -> keys.revoke(KeyKind.DEVICE, dealer.value(), device.value(), key.id()));
        return name;
    }

    /** Its name. Whoever changes its keys comes after whoever does so already; events, which name the device, wait for neither. */
    private String hold(DealerId dealer, SiteId site, DeviceId device) {
        return jdbc.sql(
                        "select name from device where dealer_id = ? and site_id = ? and id = ? and removed_at is null for no key update")
                .params(dealer.value(), site.value(), device.value())
                .query(String.class)
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    /** The first key of a device that has just been made, in its transaction. */
    Secret first(DealerId dealer, DeviceId device) {
        return keys.make(KeyKind.DEVICE, dealer.value(), device.value());
    }

    /** Gives the device this key in place of all others, in the caller's transaction; answers whether it is new. */
    boolean put(DealerId dealer, DeviceId device, Secret key) {
        return keys.put(KeyKind.DEVICE, dealer.value(), device.value(), key);
    }

    /** Puts on record what a device was and is; nothing where that is the same. */
    void record(
            AuditKind kind,
            DealerId dealer,
            SiteId site,
            DeviceId device,
            Map<String, String> before,
            Map<String, String> after) {
        var note = AuditNote.of(kind, dealer.value())
                .at(site)
                .about("device", device.value())
                .changing(before, after);
        if (note.changesSomething()) {
            audit.write(note);
        }
    }

    void record(AuditKind kind, DealerId dealer, SiteId site, DeviceId device, String name) {
        audit.write(AuditNote.of(kind, dealer.value())
                .at(site)
                .about("device", device.value())
                .saying(Map.of("name", name)));
    }
}
