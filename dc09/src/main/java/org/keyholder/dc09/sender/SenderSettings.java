package org.keyholder.dc09.sender;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.keyholder.dc09.frame.Allowances;

/**
 * How a sender behaves.
 *
 * @param connectTimeout for the connection, TLS included
 * @param answerTimeout for the answer to one attempt
 * @param attempts how often a frame is sent in all, with the same sequence, before it counts as unanswered
 * @param keepsConnection whether the connection stays open between frames; off, for several receivers close it anyway
 * @param allowances what is borne with in answers
 * @param clock the own clock; the offset that a NAK teaches is added to it
 * @param tls where TLS sockets come from; asked only for {@link Destination.Tls}
 */
public record SenderSettings(
        Duration connectTimeout,
        Duration answerTimeout,
        int attempts,
        boolean keepsConnection,
        Allowances allowances,
        Clock clock,
        Supplier<SSLSocketFactory> tls) {
    /** Ten seconds each, three attempts, a connection per frame, the platform's trust store. */
    public static final SenderSettings USUAL = new SenderSettings(
            Duration.ofSeconds(10), Duration.ofSeconds(10), 3, false, Allowances.USUAL, Clock.systemUTC(), () ->
                    (SSLSocketFactory) SSLSocketFactory.getDefault());

    /** Refuses what could never send. */
    public SenderSettings {
        if (attempts < 1 || answerTimeout.isNegative() || answerTimeout.isZero()) {
            throw new IllegalArgumentException("attempts and answerTimeout: at least 1, and some time");
        }
    }

    /** The same with other patience. */
    public SenderSettings patience(Duration timeout, int attempts) {
        return new SenderSettings(timeout, timeout, attempts, keepsConnection, allowances, clock, tls);
    }

    /** The same with another clock. */
    public SenderSettings clock(Clock clock) {
        return new SenderSettings(connectTimeout, answerTimeout, attempts, keepsConnection, allowances, clock, tls);
    }

    /** The same with the connection kept open. */
    public SenderSettings keepingConnection() {
        return new SenderSettings(connectTimeout, answerTimeout, attempts, true, allowances, clock, tls);
    }

    /** The same with TLS sockets from this factory. */
    public SenderSettings tls(SSLSocketFactory factory) {
        return new SenderSettings(
                connectTimeout, answerTimeout, attempts, keepsConnection, allowances, clock, () -> factory);
    }
}
