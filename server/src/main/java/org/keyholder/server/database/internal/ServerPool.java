package org.keyholder.server.database.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The pool of connections that the server works with, set so that it heals by itself when the database comes back. */
public final class ServerPool {

    private static final int MOST_IDLE = 4;

    private ServerPool() {}

    /** Opens a pool; the caller closes it. */
    public static HikariDataSource open(DatabaseAccess access, int size) {
        var config = new HikariConfig();
        config.setPoolName("server");
        config.setJdbcUrl(access.url());
        config.setDataSourceProperties(access.properties());
        // A statement that hangs for this long hangs because the other side is gone.
        config.addDataSourceProperty("socketTimeout", "30");
        config.addDataSourceProperty("prepareThreshold", "3");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("assumeMinServerVersion", "15");
        if (access.role() != null) {
            config.setConnectionInitSql("set role " + access.role());
        }
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
