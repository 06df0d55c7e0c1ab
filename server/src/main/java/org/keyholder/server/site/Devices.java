package org.keyholder.server.site;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The devices' rows and their keys, of which only the SHA-256 is kept. */
@Component
public class Devices {

    private static final int KEY_BYTES = 24;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final DeviceKeys keys;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Devices(JdbcClient jdbc, TenantTransactions transactions, DeviceKeys keys, Audit audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.keys = keys;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The device that this key belongs to. Always reads, so that a key taken away stops working at once. */
    public Optional<Device> authenticate(Secret key) {
        return keys.authenticate(key);
    }

    /** The names of the site's devices. */
    public List<String> namesAt(DealerId dealer, SiteId site) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("select name from device where dealer_id = ? and site_id = ? order by created_at, id")
                        .params(dealer.value(), site.value())
                        .query(String.class)
                        .list());
    }

    /** Adds a device and answers its key, which cannot be read again. */
    public Secret add(DealerId dealer, SiteId site, String name) {
        var key = newKey();
        save(dealer, site, new DeviceId(ids.next()), name, key);
        return key;
    }

    /** Makes the device with this key, or gives the one with this id the key. */
    public void save(DealerId dealer, SiteId site, DeviceId id, String name, Secret key) {
        transactions.run(TenantScope.dealer(dealer), () -> {
            if (write(dealer, site, id, name, key)) {
                audit.write(AuditNote.of(AuditKind.DEVICE_KEY_CREATED, dealer.value())
                        .at(site)
                        .about("device", id.value())
                        .saying(Map.of("name", name)));
            }
        });
    }

    /** Whether anything is new. */
    private boolean write(DealerId dealer, SiteId site, DeviceId id, String name, Secret key) {
        return jdbc.sql("""
                        insert into device as d (dealer_id, id, site_id, name, key_hash, created_at)
                        values (:dealer_id, :id, :site_id, :name, :key_hash, :created_at)
                        on conflict (dealer_id, id) do update set name = excluded.name, key_hash = excluded.key_hash
                        where (d.name, d.key_hash) is distinct from (excluded.name, excluded.key_hash)
                        """)
                        .param("dealer_id", dealer.value())
                        .param("id", id.value())
                        .param("site_id", site.value())
                        .param("name", name)
                        .param("key_hash", Fingerprint.of(key.reveal()))
                        .param("created_at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private Secret newKey() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return new Secret("kh_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
