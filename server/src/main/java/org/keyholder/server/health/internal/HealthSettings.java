package org.keyholder.server.health.internal;

import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * When the server calls itself ready.
 *
 * @param minimumFreeSpace how much room the disk of the media folder has to have, at least
 */
@ConfigurationProperties("keyholder.health")
record HealthSettings(@DefaultValue("256MB") DataSize minimumFreeSpace) {

    HealthSettings {
        Objects.requireNonNull(minimumFreeSpace);
    }
}
