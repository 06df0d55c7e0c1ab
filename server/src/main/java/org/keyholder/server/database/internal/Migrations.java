package org.keyholder.server.database.internal;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables to the shape that this release needs, as their owner. */
public final class Migrations {

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private Migrations() {}

    /** Runs what is missing; several servers may do so at the same time. */
    public static void run(DatabaseAccess owner) {
        var result = Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password().reveal())
                .jdbcProperties(Map.of("ApplicationName", "keyholder-migrations"))
                .locations("classpath:db/migration")
                .cleanDisabled(true)
                .load()
                .migrate();
        if (result.migrationsExecuted > 0) {
            log.info(
                    "The database has been brought from version {} to {}.",
                    versionOf(result.initialSchemaVersion),
                    result.targetSchemaVersion);
        }
    }

    private static String versionOf(@org.jspecify.annotations.Nullable String version) {
        return version == null || version.isEmpty() ? "nothing" : version;
    }
}
