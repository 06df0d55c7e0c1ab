package org.keyholder.server.identity.internal.launch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.work.Sweep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which signed launches have been used. A row is kept until its launch is too old on every node; with it go secrets that have ended. */
@Component
public class UsedLaunches implements Sweep {

    /** The clocks of nodes may be so far apart. */
    private static final Duration APART = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Clock clock;

    UsedLaunches(JdbcClient jdbc, TenantTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Uses the launch; false where somebody has used it before, or does so at the same moment. */
    public boolean use(StationId station, SignedLaunch launch) {
        return transactions.call(
                TenantScope.station(station),
                () -> jdbc.sql("insert into used_launch (station_id, launch_hash, used_at, good_until)"
                                        + " values (?, ?, ?, ?) on conflict do nothing")
                                .params(
                                        station.value(),
                                        Fingerprint.of(launch.text()),
                                        Timestamp.from(clock.instant()),
                                        Timestamp.from(launch.goodUntil()))
                                .update()
                        == 1);
    }

    @Override
    public String name() {
        return "used-launches";
    }

    @Override
    public Duration interval() {
        return APART;
    }

    @Override
    public int sweep() {
        return transactions.callUnscoped(() -> jdbc.sql("select forget_used_launches(?)")
                .param(Timestamp.from(clock.instant().minus(APART)))
                .query(Integer.class)
                .single());
    }
}
