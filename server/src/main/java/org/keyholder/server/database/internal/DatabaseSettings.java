package org.keyholder.server.database.internal;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.shared.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which database the server works on.
 *
 * @param url an outside PostgreSQL, as jdbc:postgresql://… or postgres://user:password@host/database; without it the server
 *     starts its own
 * @param user who connects to the outside PostgreSQL, if the URL does not say
 * @param password the password of that user, if the URL does not say
 * @param poolSize how many connections the server holds at most
 */
@ConfigurationProperties("keyholder.database")
public record DatabaseSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable Secret password,
        @DefaultValue("16") int poolSize) {

    public DatabaseSettings {
        if (poolSize < 4 || poolSize > 500) {
            throw new IllegalArgumentException("pool-size has to be from 4 to 500");
        }
    }
}
