package org.keyholder.server.database.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The pool of connections that the server works with, set so that it heals by itself when the database comes back. */
public final class ServerPool {

    private static final int MOST_IDLE = 4;

    /**
     * A plan is made once for each statement and connection: by itself PostgreSQL would plan anew each time a statement is given
     * an array, which costs more than the statement. Since every statement finds its rows by key, the plan goes along the
     * indexes even if the tables were all but empty when it was made.
     */
    private static final String STEADY_PLANS = "set plan_cache_mode = force_generic_plan; set enable_seqscan = off; "
            + "set enable_hashjoin = off; set enable_mergejoin = off";

    private ServerPool() {}

    /** Opens a pool; the caller closes it. */
    public static HikariDataSource open(DatabaseAccess access, int size) {
        var config = new HikariConfig();
        config.setPoolName("server");
        config.setJdbcUrl(access.url());
        config.setDataSourceProperties(access.properties());
        // A statement that hangs for this long hangs because the other side is gone.
        config.addDataSourceProperty("socketTimeout", "30");
        config.addDataSourceProperty("prepareThreshold", "1");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("assumeMinServerVersion", "15");
        config.setConnectionInitSql(STEADY_PLANS + (access.role() == null ? "" : "; set role " + access.role()));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(MOST_IDLE, size));
        config.setConnectionTimeout(5_000);
        config.setValidationTimeout(2_000);
        config.setKeepaliveTime(60_000);
        config.setIdleTimeout(600_000);
        config.setMaxLifetime(1_800_000);
        // The database has just been migrated over a connection of its own, so it is there.
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
