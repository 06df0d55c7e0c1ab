package org.keyholder.server.mail.internal;

import java.util.Objects;
import org.keyholder.server.mail.MailSettings;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The connection to the server as the settings have it. */
final class SmtpServer {

    private final MailSettings settings;

    SmtpServer(MailSettings settings) {
        this.settings = settings;
    }

    JavaMailSenderImpl sender() {
        var server = Objects.requireNonNull(settings.server());
        var sender = new JavaMailSenderImpl();
        var protocol = server.security() == MailSettings.Security.TLS ? "smtps" : "smtp";
        sender.setProtocol(protocol);
        sender.setHost(server.host());
        sender.setPort(server.port());
        var prefix = "mail." + protocol + ".";
        var properties = sender.getJavaMailProperties();
        if (!server.user().isEmpty()) {
            sender.setUsername(server.user());
            sender.setPassword(server.password());
            properties.setProperty(prefix + "auth", "true");
        }
        if (server.security() == MailSettings.Security.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        var timeout = Long.toString(settings.timeout().toMillis());
        properties.setProperty(prefix + "connectiontimeout", timeout);
        properties.setProperty(prefix + "timeout", timeout);
        properties.setProperty(prefix + "writetimeout", timeout);
        return sender;
    }
}
