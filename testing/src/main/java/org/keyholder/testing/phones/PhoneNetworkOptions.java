package org.keyholder.testing.phones;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a phone network is set up; `standard()` and the `with` methods make one.
 *
 * @param inboundUrl where replies are posted; may be told later
 * @param receiptAfter the time between two steps of a text (queued, sent, delivered); with none, receipts race the answer
 * @param slowBy how late a SLOW phone's texts are delivered
 * @param retryEvery the time between two tries of a webhook
 * @param retryFor how long a webhook is tried
 * @param hangFor after how long a request that is never answered is cut
 * @param keepMessages the most messages kept for each phone
 * @param repeatKey what makes two requests the same, for counting repeats; null counts none
 */
public record PhoneNetworkOptions(
        int port,
        String accountSid,
        String authToken,
        @Nullable URI inboundUrl,
        Duration receiptAfter,
        Duration slowBy,
        Duration retryEvery,
        Duration retryFor,
        Duration hangFor,
        int keepMessages,
        @Nullable Function<ProviderRequest, String> repeatKey,
        InstantSource clock) {

    public static final String DEMO_SID = "AC00000000000000000000000000000001";
    public static final String DEMO_TOKEN = "0123456789abcdef0123456789abcdef";

    public static PhoneNetworkOptions standard() {
        return new PhoneNetworkOptions(
                0,
                DEMO_SID,
                DEMO_TOKEN,
                null,
                Duration.ofMillis(40),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                1_000,
                null,
                InstantSource.system());
    }

    Optional<URI> inbound() {
        return Optional.ofNullable(inboundUrl);
    }

    public PhoneNetworkOptions withPort(int newPort) {
        return new PhoneNetworkOptions(
                newPort,
                accountSid,
                authToken,
                inboundUrl,
                receiptAfter,
                slowBy,
                retryEvery,
                retryFor,
                hangFor,
                keepMessages,
                repeatKey,
                clock);
    }

    public PhoneNetworkOptions withAccount(String sid, String token) {
        return new PhoneNetworkOptions(
                port,
                sid,
                token,
                inboundUrl,
                receiptAfter,
                slowBy,
                retryEvery,
                retryFor,
                hangFor,
                keepMessages,
                repeatKey,
                clock);
    }

    public PhoneNetworkOptions withInboundUrl(URI url) {
        return new PhoneNetworkOptions(
                port,
                accountSid,
                authToken,
                url,
                receiptAfter,
                slowBy,
                retryEvery,
                retryFor,
                hangFor,
                keepMessages,
                repeatKey,
                clock);
    }

    public PhoneNetworkOptions withReceiptAfter(Duration step) {
        return new PhoneNetworkOptions(
                port,
                accountSid,
                authToken,
                inboundUrl,
                step,
                slowBy,
                retryEvery,
                retryFor,
                hangFor,
                keepMessages,
                repeatKey,
                clock);
    }

    public PhoneNetworkOptions withSlowBy(Duration late) {
        return new PhoneNetworkOptions(
                port,
                accountSid,
                authToken,
                inboundUrl,
                receiptAfter,
                late,
                retryEvery,
                retryFor,
                hangFor,
                keepMessages,
                repeatKey,
                clock);
    }

    public PhoneNetworkOptions withRetries(Duration every, Duration inAll) {
        return new PhoneNetworkOptions(
                port,
                accountSid,
                authToken,
                inboundUrl,
                receiptAfter,
                slowBy,
                every,
                inAll,
                hangFor,
                keepMessages,
                repeatKey,
                clock);
    }

    public PhoneNetworkOptions withHangFor(Duration longest) {
        return new PhoneNetworkOptions(
                port,
                accountSid,
                authToken,
                inboundUrl,
                receiptAfter,
                slowBy,
                retryEvery,
                retryFor,
                longest,
                keepMessages,
                repeatKey,
                clock);
    }

    public PhoneNetworkOptions withKeepMessages(int most) {
        return new PhoneNetworkOptions(
                port,
                accountSid,
                authToken,
                inboundUrl,
                receiptAfter,
                slowBy,
                retryEvery,
                retryFor,
                hangFor,
                most,
                repeatKey,
                clock);
    }

    /** Remembers this key of every request, without bound, so that repeats can be counted. */
    public PhoneNetworkOptions withRepeatKey(Function<ProviderRequest, String> key) {
        return new PhoneNetworkOptions(
                port,
                accountSid,
                authToken,
                inboundUrl,
                receiptAfter,
                slowBy,
                retryEvery,
                retryFor,
                hangFor,
                keepMessages,
                key,
                clock);
    }

    public PhoneNetworkOptions withClock(InstantSource source) {
        return new PhoneNetworkOptions(
                port,
                accountSid,
                authToken,
                inboundUrl,
                receiptAfter,
                slowBy,
                retryEvery,
                retryFor,
                hangFor,
                keepMessages,
                repeatKey,
                source);
    }
}
