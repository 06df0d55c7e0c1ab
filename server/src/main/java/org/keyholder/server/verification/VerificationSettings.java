package org.keyholder.server.verification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How contacts are asked.
 *
 * @param answerWindow how long an answer is on time
 * @param viewable how long the link shows the event
 * @param textsPerHour how many texts one station has one dealer's contacts sent about alarms within an hour: so many that no honest night reaches it
 * @param textUseful how long a text that could not be handed to the phone network is still tried
 */
@ConfigurationProperties("keyholder.verification")
public record VerificationSettings(
        @DefaultValue("2m") Duration answerWindow,
        @DefaultValue("3d") Duration viewable,
        @DefaultValue("3000") int textsPerHour,
        @DefaultValue("15m") Duration textUseful) {

    public VerificationSettings {
        if (textsPerHour < 100) {
            throw new IllegalArgumentException("A dealer's contacts have to be sent 100 texts an hour at least.");
        }
    }
}
