package org.keyholder.server.verification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How contacts are asked.
 *
 * @param answerWindow how long an answer is on time
 * @param viewable how long the link shows the event
 * @param textUseful how long a text that could not be handed to the phone network is still tried
 */
@ConfigurationProperties("keyholder.verification")
public record VerificationSettings(
        @DefaultValue("2m") Duration answerWindow,
        @DefaultValue("3d") Duration viewable,
        @DefaultValue("15m") Duration textUseful) {}
