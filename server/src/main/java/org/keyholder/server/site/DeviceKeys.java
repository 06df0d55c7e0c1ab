package org.keyholder.server.site;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.database.Batcher;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.keys.KeyKind;
import org.keyholder.server.keys.KeyUses;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.SiteId;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds devices by their keys, those that report at the same time together. */
@Component
class DeviceKeys implements SmartLifecycle {

    private static final int TOGETHER = 256;
    private static final int MOST_WAITING = 4096;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final KeyUses uses;
    private final Clock clock;
    private final Batcher<byte[], Optional<Device>> lookUps;

    DeviceKeys(JdbcClient jdbc, KeyUses uses, Clock clock) {
        this.jdbc = jdbc;
        this.uses = uses;
        this.clock = clock;
        this.lookUps = new Batcher<>("devices", 1, TOGETHER, MOST_WAITING, this::find);
    }

    /** The device that this key belongs to. Always reads, so that a key taken away stops working at once. */
    Optional<Device> authenticate(Secret key) {
        return lookUps.take(Fingerprint.of(key.reveal()), LONGEST_WAIT);
    }

    /** By itself, without a transaction: one way to the database and back. */
    private List<Optional<Device>> find(List<byte[]> hashes) {
        Map<ByteBuffer, Device> found = new HashMap<>();
        jdbc.sql("select key_hash, key_id, dealer_id, site_id, device_id, name from find_devices_by_key(?::bytea[], ?)")
                .param(ColumnArray.of("bytea", hashes, hash -> hash))
                .param(Timestamp.from(clock.instant()))
                .query(row -> {
                    var device = device(row);
                    found.put(ByteBuffer.wrap(row.getBytes("key_hash")), device);
                    uses.note(KeyKind.DEVICE, device.dealer(), row.getObject("key_id", UUID.class));
                });
        return hashes.stream()
                .map(hash -> Optional.ofNullable(found.get(ByteBuffer.wrap(hash))))
                .toList();
    }

    private static Device device(ResultSet row) throws SQLException {
        return new Device(
                new DealerId(row.getObject("dealer_id", UUID.class)),
                new SiteId(row.getObject("site_id", UUID.class)),
                new DeviceId(row.getObject("device_id", UUID.class)),
                row.getString("name"));
    }

    @Override
    public void start() {
        lookUps.start();
    }

    @Override
    public void stop() {
        lookUps.stop(LONGEST_WAIT);
    }

    /** Before the web server starts, and until after it has stopped. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return lookUps.isRunning();
    }
}
