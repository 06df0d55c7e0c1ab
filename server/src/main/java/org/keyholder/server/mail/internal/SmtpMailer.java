package org.keyholder.server.mail.internal;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import org.keyholder.server.mail.Mail;
import org.keyholder.server.mail.MailAddress;
import org.keyholder.server.mail.MailSettings;
import org.keyholder.server.mail.Mailer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Mail over SMTP (RFC 5321), one connection for each. */
@Component
class SmtpMailer implements Mailer {

    private static final Logger log = LoggerFactory.getLogger(SmtpMailer.class);

    private final MailSettings settings;
    private final SmtpServer server;
    private final Clock clock;

    SmtpMailer(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.server = new SmtpServer(settings);
        this.clock = clock;
    }

    @Override
    public boolean isSetUp() {
        return settings.server() != null;
    }

    @Override
    public Handed send(Mail mail) {
        if (!isSetUp()) {
            return new Handed.Never("This installation names no mail server.");
        }
        var sender = server.sender();
        try {
            sender.send(message(sender, mail));
            return new Handed.Taken();
        } catch (MailAuthenticationException refused) {
            log.warn("The mail server does not take keyholder.mail.server.user and its password.");
            return new Handed.Later("The mail server does not let this installation in.");
        } catch (MailException | MessagingException failure) {
            var handed = SmtpFailure.of(failure);
            // The server's words may name the address; the page shows them to whoever has sent the mail.
            log.warn(
                    "Mail {} was not taken{}: {}",
                    mail.id(),
                    handed instanceof Handed.Later ? ", and is tried again" : "",
                    SmtpFailure.kind(failure));
            return handed;
        }
    }

    private MimeMessage message(JavaMailSender sender, Mail mail) throws MessagingException {
        var from = new InternetAddress(Objects.requireNonNull(settings.from()));
        var message = sender.createMimeMessage();
        message.setFrom(from);
        message.setRecipient(
                Message.RecipientType.TO, new InternetAddress(mail.to().text()));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Message-ID", "<" + mail.id() + "@" + domain() + ">");
        // No program answers this with "I am on holiday" (RFC 3834, 5).
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private String domain() {
        var text = MailAddress.typed(Objects.requireNonNull(settings.from()))
                .orElseThrow()
                .text();
        return text.substring(text.lastIndexOf('@') + 1);
    }
}
