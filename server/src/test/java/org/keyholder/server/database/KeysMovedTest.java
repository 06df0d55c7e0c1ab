package org.keyholder.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A device goes on with the key that it had when keys stood in devices' rows. */
class KeysMovedTest {

    private static final String LAST_BEFORE = "2026.11.26.22";

    private final UUID dealer = UUID.randomUUID();
    private final UUID site = UUID.randomUUID();
    private final UUID device = UUID.randomUUID();

    @Test
    void theKeyThatADeviceHadGoesOn() {
        try (var database = TestDatabase.asOf(LAST_BEFORE)) {
            var rows = database.superuser();
            rows.sql("insert into dealer (id, name, created_at) values (?, 'D', now())")
                    .param(dealer)
                    .update();
            rows.sql("insert into site (dealer_id, id, name, address, time_zone, created_at) "
                            + "values (?, ?, 'N', 'A', 'UTC', now())")
                    .params(dealer, site)
                    .update();
            rows.sql("insert into device (dealer_id, id, site_id, name, key_hash, created_at) "
                            + "values (?, ?, ?, 'Bridge', sha256('a key'), '2026-11-21T03:12:05Z')")
                    .params(dealer, device, site)
                    .update();

            database.migrate();

            assertThat(database.jdbc()
                            .sql("select device_id from find_devices_by_key(array[sha256('a key')], now())")
                            .query(UUID.class)
                            .list())
                    .containsExactly(device);
            assertThat(rows.sql("select created_at = '2026-11-21T03:12:05Z' from device_key where device_id = ?")
                            .param(device)
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }
}
