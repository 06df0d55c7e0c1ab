package org.keyholder.server.receiver;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a link waits, and whom it trusts.
 *
 * @param connectTimeout for the connection
 * @param trustedCertificates a PEM file with certificates that receivers may show beside those of Java's own authorities
 * @param answerTimeout for the acknowledgement; Sur-Gard's own automation output uses the same 4 s
 */
@ConfigurationProperties("keyholder.receiver")
public record ReceiverSettings(
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("4s") Duration answerTimeout,
        @Nullable Path trustedCertificates) {}
