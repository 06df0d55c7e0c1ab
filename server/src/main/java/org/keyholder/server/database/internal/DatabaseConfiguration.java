package org.keyholder.server.database.internal;

import com.zaxxer.hikari.HikariDataSource;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.database.DatabaseShares;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Database first, migrations next, pool last; closed the other way round. Whoever has the pool has tables in the right shape.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    DatabaseServer databaseServer(Home home, DatabaseSettings settings) {
        return settings.url() == null ? EmbeddedDatabase.start(home) : OutsideDatabase.prepare(settings);
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DatabaseServer server, DatabaseSettings settings) {
        Migrations.run(server.owner());
        ServerRole.requireHeldByRowSecurity(server.server());
        return ServerPool.open(server.server(), settings.poolSize());
    }

    @Bean
    DatabaseShares databaseShares(DatabaseSettings settings) {
        return new DatabaseShares(settings.poolSize());
    }
}
