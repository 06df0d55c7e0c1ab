package org.keyholder.server.messaging;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How texts are sent.
 *
 * @param region whose numbers are written without a country code, ISO 3166-1
 * @param firstRetry pause after an attempt that may succeed later; doubles with each further one
 * @param longestRetry the longest pause
 * @param answerTimeout how long the provider may take to answer
 * @param lookUpAfter pause before the provider is asked what became of a text of which that is not known; doubles with each further time
 * @param repeatAfter pause before such a text is sent once more; doubles before the second and last repeat
 * @param twilio the account at Twilio, or at a service that speaks its API; without it no texts are sent
 */
@ConfigurationProperties("keyholder.messaging")
public record MessagingSettings(
        @DefaultValue("US") String region,
        @DefaultValue("500ms") Duration firstRetry,
        @DefaultValue("10s") Duration longestRetry,
        @DefaultValue("5s") Duration answerTimeout,
        @DefaultValue("10s") Duration lookUpAfter,
        @DefaultValue("30s") Duration repeatAfter,
        @Nullable Twilio twilio) {

    /**
     * An account.
     *
     * @param from the sending number in E.164 form, or the id of a messaging service (MG…)
     */
    public record Twilio(
            @DefaultValue("https://api.twilio.com") URI baseUrl, String accountSid, String authToken, String from) {

        /** Never shows the token. */
        @Override
        public String toString() {
            return "Twilio[" + accountSid + "]";
        }
    }
}
