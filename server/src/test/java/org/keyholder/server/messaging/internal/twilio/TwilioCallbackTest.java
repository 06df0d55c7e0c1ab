package org.keyholder.server.messaging.internal.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.messaging.MessageId;
import org.keyholder.server.messaging.internal.MessageRef;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.testing.phones.TwilioSignature;

/** Callbacks as Twilio sends and signs them, over real HTTP. */
@ExtendWith(SharedServer.class)
class TwilioCallbackTest {

    private static final String INBOUND = "/providers/twilio/inbound";
    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

    private final TestServer server;
    private final String from = "+1872555" + NUMBERS.incrementAndGet();
    private final String sid = "SM" + UUID.randomUUID();

    TwilioCallbackTest(TestServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?tenant=acme", "?b=2&a=1&b=1", "?x=%7B%7C+%C3%A9", "?From=%2B13125550123&Body=STOP", "?Body"
            })
    void theFormAloneIsSignedBesideTheUrlAsItWasCalled(String query) {
        var reply = post(INBOUND + query, signed(server.url(INBOUND) + query));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(kept(sid)).isEqualTo(from + ": Hello & \"good\" day, Łukasz 😀");
    }

    @Test
    void aReceiptMayBeSentToAnAddressWithAQuery() {
        var address = TwilioProvider.STATUS_PATH + "?MessageStatus=failed&tenant=acme";
        var receipt = Map.of("MessageSid", sid, "MessageStatus", "delivered");

        var reply = post(address, receipt, signature(server.url(address).toString(), receipt));

        assertThat(reply.status()).isEqualTo(204);
        assertThat(server.rows()
                        .sql("select status from early_receipt where provider_id = ?")
                        .param(sid)
                        .query(String.class)
                        .single())
                .isEqualTo("delivered");
    }

    /** "queued" says that Twilio has it, which is news where its answer never came. */
    @ParameterizedTest
    @CsvSource({"queued, sent", "sent, sent", "delivered, delivered", "undelivered, failed"})
    void aReceiptFindsItsTextByOurOwnIdWhereTwiliosIsNotKnown(String status, String state) {
        var message = messageInDoubt();
        var address = TwilioProvider.STATUS_PATH + "?message=" + message;
        var receipt = Map.of("MessageSid", sid, "MessageStatus", status);

        var reply = post(address, receipt, signature(server.url(address).toString(), receipt));

        assertThat(reply.status()).isEqualTo(204);
        assertThat(stateOf(message)).isEqualTo(state + " " + sid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?message=", "?message=x", "?message=../..", "?message=%00", "?message"})
    void anIdThatIsNotOursIsNoHarm(String query) {
        var address = TwilioProvider.STATUS_PATH + query;
        var receipt = Map.of("MessageSid", sid, "MessageStatus", "delivered");

        var reply = post(address, receipt, signature(server.url(address).toString(), receipt));

        assertThat(reply.status()).isEqualTo(204);
    }

    @Test
    void ourOwnIdInAnUnsignedAddressChangesNothing() {
        var message = messageInDoubt();
        var receipt = Map.of("MessageSid", sid, "MessageStatus", "delivered");

        var reply = post(
                TwilioProvider.STATUS_PATH + "?message=" + message,
                receipt,
                signature(server.url(TwilioProvider.STATUS_PATH).toString(), receipt));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(stateOf(message)).isEqualTo("queued null");
    }

    private MessageRef messageInDoubt() {
        var watched = WatchedSite.build(server);
        var message = new MessageRef(watched.dealer(), new MessageId(UUID.randomUUID()));
        server.rows()
                .sql("""
                        insert into message (dealer_id, id, conversation, recipient, body, created_at, give_up_at, doubts, doubtful_at)
                        values (?, ?, ?, '+13125550199', 'Hello', now(), now() + interval '1 h', 1, now())
                        """)
                .params(message.dealer().value(), message.id().value(), "welcome:" + UUID.randomUUID())
                .update();
        return message;
    }

    private String stateOf(MessageRef message) {
        return server.rows()
                .sql("select state || ' ' || coalesce(provider_id, 'null') from message where id = ?")
                .param(message.id().value())
                .query(String.class)
                .single();
    }

    @Test
    void aSignatureOverTheQueryAsPartOfTheFormDoesNotFit() {
        var mixed = new HashMap<>(form());
        mixed.put("tenant", "acme");

        var reply = post(INBOUND + "?tenant=acme", signature(server.url(INBOUND) + "?tenant=acme", mixed));

        assertThat(reply.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?tenant=other", "?tenant=acme&x=1", ""})
    void anotherQueryThanTheSignedOneDoesNotFit(String query) {
        var reply = post(INBOUND + query, signed(server.url(INBOUND) + "?tenant=acme"));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.text("code")).isEqualTo("signature-wrong");
    }

    /** Twilio calls without them first, and shows them only to who asks for them. */
    @Test
    void aUserAndPasswordInTheAddressAreAskedForAndThenFit() {
        var signed = signed(server.url(INBOUND + "?tenant=acme").toString().replace("://", "://twilio:s3cret@"));

        var first = post(INBOUND + "?tenant=acme", signed);
        assertThat(first.status()).isEqualTo(401);
        assertThat(first.whole().headers().firstValue("WWW-Authenticate").orElse(""))
                .startsWith("Basic realm=");

        assertThat(send(request(INBOUND + "?tenant=acme", form(), signed)
                                .header("Authorization", basic("twilio:wrong")))
                        .status())
                .isEqualTo(401);
        assertThat(send(request(INBOUND + "?tenant=acme", form(), signed)
                                .header("Authorization", basic("twilio:s3cret")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aUserThatTheProxyChecksMayBeLeftOutOfWhatIsSigned() {
        var signed = signed(server.url(INBOUND).toString());

        var reply = send(request(INBOUND, form(), signed).header("Authorization", basic("twilio:s3cret")));

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void aFormThatCannotBeDecodedIsRefused() {
        var reply = send(HttpRequest.newBuilder(server.url(INBOUND))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", "AAAA")
                .POST(HttpRequest.BodyPublishers.ofString("Body=%zz")));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("code")).isEqualTo("request-invalid");
    }

    @Test
    void aFormThatIsTooLongIsRefused() {
        var reply = send(HttpRequest.newBuilder(server.url(INBOUND))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", "AAAA")
                .POST(HttpRequest.BodyPublishers.ofString("Body=" + "x".repeat(300_000))));

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.text("code")).isEqualTo("body-too-large");
    }

    private Map<String, String> form() {
        return Map.of("MessageSid", sid, "From", from, "Body", "Hello & \"good\" day, Łukasz 😀", "NumMedia", "0");
    }

    private String signed(String url) {
        return signature(url, form());
    }

    private String signature(String url, Map<String, String> form) {
        return new TwilioSignature(server.phones().authToken()).sign(url, form);
    }

    private Api.Reply post(String address, String signature) {
        return post(address, form(), signature);
    }

    private Api.Reply post(String address, Map<String, String> form, String signature) {
        return send(request(address, form, signature));
    }

    private HttpRequest.Builder request(String address, Map<String, String> form, String signature) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(server.url(address))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("X-Twilio-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private Api.Reply send(HttpRequest.Builder request) {
        return new Api(server).send(request);
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private String kept(String sid) {
        return server.rows()
                .sql("select sender || ': ' || body from incoming_text where provider_id = ?")
                .param(sid)
                .query(String.class)
                .single();
    }
}
