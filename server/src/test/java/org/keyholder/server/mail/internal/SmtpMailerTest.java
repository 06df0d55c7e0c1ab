package org.keyholder.server.mail.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.mail.Mail;
import org.keyholder.server.mail.MailAddress;
import org.keyholder.server.mail.MailSettings;
import org.keyholder.server.mail.MailSettings.Security;
import org.keyholder.server.mail.Mailer;
import org.keyholder.server.mail.Mailer.Handed;
import org.keyholder.server.testing.MailServer;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;

class SmtpMailerTest {

    private static final Instant NOW = Instant.parse("2026-11-26T03:12:05Z");
    private static final Mail MAIL = new Mail(
            UUID.fromString("01a216c7-7e60-7252-95b5-0d9cb6b3dd7a"),
            new MailAddress("kim@example.com"),
            "Änne Ortega invites you to Harbour Yard Security and to a name that is long enough to be folded in the header",
            "Hello Kim,\n\nhttps://keyholder.example/invitation/" + "x".repeat(43) + "\n.\nÜber and out\n");

    private static Mailer mailer(int port, Security security, String user, String password) {
        var server = new MailSettings.Server("127.0.0.1", port, security, user, password);
        return new SmtpMailer(
                new MailSettings("alarms@keyholder.example", server, Duration.ofSeconds(1)),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void aMailArrivesAsItWasWritten() throws Exception {
        try (var server = MailServer.start()) {
            assertThat(mailer(server.port(), Security.NONE, "", "").send(MAIL)).isEqualTo(new Handed.Taken());

            assertThat(server.taken()).hasSize(1);
            var mail = server.taken().getFirst();
            assertThat(mail.getSubject()).isEqualTo(MAIL.subject());
            assertThat(mail.getContent().toString().replace("\r\n", "\n").strip())
                    .isEqualTo(MAIL.text().strip());
            assertThat(mail.getFrom()[0]).hasToString("alarms@keyholder.example");
            assertThat(mail.getAllRecipients()[0]).hasToString("kim@example.com");
            assertThat(mail.getMessageID()).isEqualTo("<" + MAIL.id() + "@keyholder.example>");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(mail.getSentDate()).isEqualTo(Date.from(NOW));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "550, No such user here, never",
        "554, Not today, never",
        "451, Try again later, later",
        "452, Mailbox full, later"
    })
    void whatTheServerSaysOfTheRecipientIsToldInItsWords(int code, String words, String what) {
        try (var server = MailServer.start()) {
            server.refuses(code, words);

            var handed = mailer(server.port(), Security.NONE, "", "").send(MAIL);

            var said = "The mail server said: " + code + " " + words;
            assertThat(handed).isEqualTo(what.equals("never") ? new Handed.Never(said) : new Handed.Later(said));
            assertThat(server.taken()).isEmpty();
        }
    }

    @Test
    void nothingIsSentInTheClearWhereItShouldBeEncrypted() {
        try (var server = MailServer.start()) {
            assertThat(mailer(server.port(), Security.STARTTLS, "", "").send(MAIL))
                    .isInstanceOf(Handed.Later.class);
            assertThat(mailer(server.port(), Security.TLS, "", "").send(MAIL)).isInstanceOf(Handed.Later.class);
            assertThat(server.taken()).isEmpty();
        }
    }

    @Test
    void aServerThatAsksWhoWeAreIsTold() {
        try (var server = MailServer.start(how -> how.requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!user.equals("keyholder") || !password.equals("öffne dich")) {
                        throw new LoginFailedException();
                    }
                })))) {
            assertThat(mailer(server.port(), Security.NONE, "keyholder", "öffne dich")
                            .send(MAIL))
                    .isEqualTo(new Handed.Taken());
            assertThat(mailer(server.port(), Security.NONE, "keyholder", "wrong")
                            .send(MAIL))
                    .isEqualTo(new Handed.Later("The mail server does not let this installation in."));
        }
    }

    @Test
    void aServerThatIsAwayOrSaysNothingIsTriedAgain() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(mailer(silent.getLocalPort(), Security.NONE, "", "").send(MAIL))
                    .isInstanceOf(Handed.Later.class);
            silent.close();
            assertThat(mailer(silent.getLocalPort(), Security.NONE, "", "").send(MAIL))
                    .isInstanceOf(Handed.Later.class);
        }
    }

    @Test
    void withoutAServerNothingIsSent() {
        var mailer = new SmtpMailer(new MailSettings(null, null, Duration.ofSeconds(1)), Clock.systemUTC());

        assertThat(mailer.isSetUp()).isFalse();
        assertThat(mailer.send(MAIL)).isInstanceOf(Handed.Never.class);
    }

    @Test
    void aServerWithoutAnAddressToSendFromIsRefusedAtTheStart() {
        var server = new MailSettings.Server("127.0.0.1", 25, Security.NONE, "", "secret");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MailSettings("alarms", server, Duration.ofSeconds(1)))
                .withMessageContaining("keyholder.mail.from");
        assertThat(server.toString()).doesNotContain("secret");
    }
}
