package org.keyholder.server.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail is sent. Without a server none is.
 *
 * @param from the address that mail comes from
 * @param server the server that takes our mail
 * @param timeout how long it may take to answer
 */
@ConfigurationProperties("keyholder.mail")
public record MailSettings(
        @Nullable String from,
        @Nullable Server server,
        @DefaultValue("10s") Duration timeout) {

    public MailSettings {
        if (server != null && MailAddress.typed(from == null ? "" : from).isEmpty()) {
            throw new IllegalArgumentException(
                    "keyholder.mail.from has to be a mail address, such as alarms@example.com");
        }
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("keyholder.mail.timeout is longer than nothing, and a minute at most");
        }
    }

    /** How the connection is kept from others. */
    public enum Security {
        /** Begins in the clear and goes on encrypted, or not at all (RFC 3207). */
        STARTTLS,
        /** Encrypted from the beginning (RFC 8314, 3.3). */
        TLS,
        /** For a server on the same machine. */
        NONE
    }

    /**
     * A server.
     *
     * @param user empty where it asks nobody who they are
     */
    public record Server(
            String host,
            @DefaultValue("587") int port,
            @DefaultValue("starttls") Security security,
            @DefaultValue("") String user,
            @DefaultValue("") String password) {

        /** Never shows the password. */
        @Override
        public String toString() {
            return "Server[" + host + ":" + port + "]";
        }
    }
}
