package org.keyholder.server.openid;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How organisations' providers are asked.
 *
 * @param privateAddresses whether also those inside the own network are, and on this machine without HTTPS; an organisation's people
 *     could have the server knock there
 * @param answerTimeout how long one answer may take, to its last byte; four are asked for at most
 */
@ConfigurationProperties("keyholder.open-id")
public record OpenIdSettings(
        @DefaultValue("false") boolean privateAddresses,
        @DefaultValue("5s") Duration answerTimeout) {

    private static final Duration LONGEST = Duration.ofSeconds(6);

    public OpenIdSettings {
        // Four of them have to fit into the time that a page may take.
        if (answerTimeout.isNegative() || answerTimeout.isZero() || answerTimeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("An answer may take from 1ms to " + LONGEST.toSeconds() + "s");
        }
    }
}
