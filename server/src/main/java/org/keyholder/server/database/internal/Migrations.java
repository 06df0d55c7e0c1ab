package org.keyholder.server.database.internal;

import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables to the shape that this release needs, as their owner. */
public final class Migrations {

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    /** Where all tables are. */
    static final String SCHEMA = "public";

    private Migrations() {}

    /** Runs what is missing; several servers may do so at the same time. */
    public static void run(DatabaseAccess owner) {
        var result = Flyway.configure()
                .dataSource(owner.connections(properties(owner)))
                // Whatever the user's own search path says.
                .schemas(SCHEMA)
                .createSchemas(false)
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

    private static Properties properties(DatabaseAccess owner) {
        var properties = owner.properties();
        properties.setProperty("ApplicationName", "keyholder-migrations");
        return properties;
    }

    private static String versionOf(@org.jspecify.annotations.Nullable String version) {
        return version == null || version.isEmpty() ? "nothing" : version;
    }
}
