package org.keyholder.server.media.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.media.MediaStore;
import org.keyholder.server.work.Sweep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes away files that no row names: their commit failed, or a kill came between the row's end and theirs. A file whose commit is in
 * doubt has a day until it is settled.
 */
@Component
class UnnamedMedia implements Sweep {

    private static final Duration IN_DOUBT = Duration.ofDays(1);
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final MediaStore store;
    private final Clock clock;

    UnnamedMedia(JdbcClient jdbc, TenantTransactions transactions, MediaStore store, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "unnamed-media";
    }

    /** It looks at each file there is. */
    @Override
    public Duration interval() {
        return Duration.ofDays(1);
    }

    @Override
    public int sweep() {
        var batch = new Batch();
        store.eachStoredBefore(clock.instant().minus(IN_DOUBT), batch::add);
        batch.take();
        return batch.taken;
    }

    private final class Batch {

        private final List<String> keys = new ArrayList<>();
        private int taken;

        void add(String key) {
            keys.add(key);
            if (keys.size() == AT_ONCE) {
                take();
            }
        }

        void take() {
            var unnamed = unnamed(keys);
            unnamed.forEach(store::remove);
            taken += unnamed.size();
            keys.clear();
        }
    }

    private List<String> unnamed(List<String> keys) {
        return transactions.callUnscoped(() -> jdbc.sql("select find_unnamed_media(?)")
                .param(ColumnArray.of("text", keys, key -> key))
                .query(String.class)
                .list());
    }
}
