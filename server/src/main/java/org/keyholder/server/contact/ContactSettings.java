package org.keyholder.server.contact;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many welcome messages may go out.
 *
 * @param welcomePause between two to one number
 * @param welcomesPerDay to one number, within any 24 hours
 * @param welcomesPerHour of one dealer
 */
@ConfigurationProperties("keyholder.contact")
public record ContactSettings(
        @DefaultValue("1m") Duration welcomePause,
        @DefaultValue("5") int welcomesPerDay,
        @DefaultValue("60") int welcomesPerHour) {

    public ContactSettings {
        if (welcomePause.isNegative() || welcomesPerDay < 1 || welcomesPerHour < 1) {
            throw new IllegalArgumentException("At least one welcome message has to be possible.");
        }
    }
}
