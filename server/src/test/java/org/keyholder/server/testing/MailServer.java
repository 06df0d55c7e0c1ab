package org.keyholder.server.testing;

import static org.keyholder.server.testing.Wait.until;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.helper.BasicMessageHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on loopback that nobody here wrote: SubEtha SMTP. */
public final class MailServer implements AutoCloseable {

    private final SMTPServer server;
    private final List<MimeMessage> taken = new CopyOnWriteArrayList<>();
    private volatile @Nullable RejectException refusal;

    private MailServer(UnaryOperator<SMTPServer.Builder> how) {
        this.server = how.apply(SMTPServer.port(0)
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .messageHandlerFactory(this::handler))
                .build();
        server.start();
    }

    public static MailServer start() {
        return new MailServer(UnaryOperator.identity());
    }

    public static MailServer start(UnaryOperator<SMTPServer.Builder> how) {
        return new MailServer(how);
    }

    /** By which a server sends its mail here. */
    public Map<String, Object> settings() {
        return Map.of(
                "keyholder.mail.server.host",
                "127.0.0.1",
                "keyholder.mail.server.port",
                port(),
                "keyholder.mail.server.security",
                "none",
                "keyholder.mail.from",
                "alarms@keyholder.example");
    }

    /** The text of a mail by its number, from 1 on, once it has come. */
    public String text(int number) {
        until("the mail has come", () -> taken.size() >= number);
        try {
            return taken.get(number - 1).getContent().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MessageHandler handler(MessageContext context) {
        var takes = new BasicMessageHandlerFactory((session, from, to, data) -> take(data), Integer.MAX_VALUE)
                .create(context);
        return new MessageHandler() {
            @Override
            public void from(String from) throws RejectException {
                takes.from(from);
            }

            @Override
            public void recipient(String to) throws RejectException {
                var refused = refusal;
                if (refused != null) {
                    throw refused;
                }
                takes.recipient(to);
            }

            @Override
            public @Nullable String data(java.io.InputStream data) throws java.io.IOException, RejectException {
                return takes.data(data);
            }

            @Override
            public void done() {
                takes.done();
            }
        };
    }

    private void take(byte[] data) {
        try {
            taken.add(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(data)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on it answers each recipient so. */
    public void refuses(int code, String words) {
        refusal = new RejectException(code, words);
    }

    public void refusesNobody() {
        refusal = null;
    }

    public List<MimeMessage> taken() {
        return taken;
    }

    public int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }
}
