package org.keyholder.server.receiver;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a link waits.
 *
 * @param connectTimeout for the connection
 * @param answerTimeout for the acknowledgement; Sur-Gard's own automation output uses the same 4 s
 */
@ConfigurationProperties("keyholder.receiver")
public record ReceiverSettings(
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("4s") Duration answerTimeout) {}
