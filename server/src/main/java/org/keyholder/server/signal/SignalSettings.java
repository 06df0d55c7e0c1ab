package org.keyholder.server.signal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How signals are sent.
 *
 * @param firstRetry pause after the first attempt without an answer; doubles with each further one
 * @param longestRetry the longest pause: retries go on at this pace for as long as it takes
 * @param unreadableAttempts so often a receiver may answer and not take a signal until it is parked; an attempt without an
 *     answer does not count
 * @param quickAnswer a receiver that answers within this time is told one signal at a time, so that a crash repeats no more
 *     than one
 * @param settlingIn for so long after a start the receiver is not called slow: a server that has just started is slow itself
 * @param accountsAtOnce accounts that a slower receiver is told about side by side; each account's signals go one by one
 */
@ConfigurationProperties("keyholder.signal")
public record SignalSettings(
        @DefaultValue("500ms") Duration firstRetry,
        @DefaultValue("10s") Duration longestRetry,
        @DefaultValue("20") int unreadableAttempts,
        @DefaultValue("100ms") Duration quickAnswer,
        @DefaultValue("5s") Duration settlingIn,
        @DefaultValue("8") int accountsAtOnce) {

    public SignalSettings {
        if (unreadableAttempts < 1) {
            throw new IllegalArgumentException("unreadable-attempts has to be 1 or more");
        }
    }
}
