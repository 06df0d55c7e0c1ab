package org.keyholder.server.database.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** The pool of connections that the server works with, set so that it heals by itself when the database comes back. */
public final class ServerPool {

    private static final int MOST_IDLE = 4;

    /**
     * A plan is made once for each statement and connection: by itself PostgreSQL would plan anew each time a statement is given
     * an array, which costs more than the statement. Since every statement finds its rows by key, the plan goes along the
     * indexes even if the tables were all but empty when it was made.
     */
    private static final List<String> STEADY_PLANS = List.of(
            "plan_cache_mode = force_generic_plan",
            "enable_seqscan = off",
            "enable_hashjoin = off",
            "enable_mergejoin = off",
            // Compiling such a plan costs more than running it a thousand times.
            "jit = off",
            "search_path = " + Migrations.SCHEMA);

    private ServerPool() {}

    /** Opens a pool; the caller closes it. */
    public static HikariDataSource open(DatabaseAccess access, int size) {
        var config = new HikariConfig();
        config.setPoolName("server");
        config.setDataSource(access.connections(properties(access)));
        if (!access.shared()) {
            config.setConnectionInitSql(settings("set "));
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

    private static Properties properties(DatabaseAccess access) {
        var properties = access.properties();
        // A statement that hangs for this long hangs because the other side is gone.
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("reWriteBatchedInserts", "true");
        if (!access.shared()) {
            properties.setProperty("prepareThreshold", "1");
            // Sends settings with the first word, which a pooler refuses.
            properties.setProperty("assumeMinServerVersion", "15");
        }
        return properties;
    }

    /** The preamble of a transaction in which the server works as this role, though the connection is another's. */
    static String preamble(String role, boolean shared) {
        return "set local role " + role + (shared ? "; " + settings("set local ") : "");
    }

    private static String settings(String command) {
        return STEADY_PLANS.stream().map(command::concat).collect(Collectors.joining("; "));
    }
}
