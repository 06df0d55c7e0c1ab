package org.keyholder.server.media.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.media.MediaStore;
import org.keyholder.server.work.Sweep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes away clips and stills that are past their dealer's keeping time: the rows first, and the bytes once that is committed. What a kill
 * leaves between the two no row names any more, and {@link UnnamedMedia} takes it.
 */
@Component
class OldMedia implements Sweep {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final MediaStore store;
    private final Clock clock;

    OldMedia(JdbcClient jdbc, TenantTransactions transactions, MediaStore store, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "old-media";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public int sweep() {
        int taken = 0;
        List<String> lately;
        do {
            lately = take();
            lately.forEach(store::remove);
            taken += lately.size();
        } while (lately.size() == AT_ONCE);
        return taken;
    }

    private List<String> take() {
        return transactions.callUnscoped(() -> jdbc.sql("select take_old_media(?, ?)")
                .params(Timestamp.from(clock.instant()), AT_ONCE)
                .query(String.class)
                .list());
    }
}
