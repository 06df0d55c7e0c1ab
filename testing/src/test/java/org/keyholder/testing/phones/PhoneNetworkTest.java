package org.keyholder.testing.phones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.keyholder.testing.phones.Product.SOON;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PhoneNetworkTest {

    private static final String ANN = "+13125550143";

    private final PhoneNetwork network = PhoneNetwork.start(PhoneNetworkOptions.standard()
            .withReceiptAfter(Duration.ofMillis(10))
            .withSlowBy(Duration.ofMillis(200))
            .withRetries(Duration.ofMillis(20), Duration.ofSeconds(5))
            .withKeepMessages(20)
            .withRepeatKey(request -> request.to() + request.body()));
    private final Product product = new Product(network);

    PhoneNetworkTest() throws IOException {}

    @AfterEach
    void close() {
        product.close();
        network.close();
    }

    @Test
    void aTextIsAcceptedInTwiliosWordsAndReachesThePhone() throws Exception {
        HttpResponse<String> answer = product.sends(ANN, "Alarm at Harbour Yard: http://127.0.0.1:8080/c/abc");

        JsonNode message = Product.json(answer);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(message.path("sid").asString()).startsWith("SM").hasSize(34);
        assertThat(message.path("status").asString()).isEqualTo("queued");
        assertThat(message.path("to").asString()).isEqualTo(ANN);
        assertThat(message.path("num_segments").asString()).isEqualTo("1");
        assertThat(message.path("direction").asString()).isEqualTo("outbound-api");
        assertThat(message.path("error_code").isNull()).isTrue();
        TextMessage received = network.phone(ANN).awaitMessage(text -> text.status() == MessageStatus.DELIVERED, SOON);
        assertThat(received.body()).startsWith("Alarm at Harbour Yard");
        assertThat(network.phone(ANN).lastLink()).contains(URI.create("http://127.0.0.1:8080/c/abc"));
        assertThat(Product.json(product.asksFor(received.sid())).path("status").asString())
                .isEqualTo("delivered");
    }

    @Test
    void aStrangerIsNotServed() throws Exception {
        var answer = product.posts(Map.of("To", ANN, "From", "+1", "Body", "x"), "wrong token", SOON);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Product.json(answer).path("code").asInt()).isEqualTo(20003);
        assertThat(network.phone(ANN).messages()).isEmpty();
    }

    @Test
    void whatTwilioRefusesIsRefusedWithItsCodes() throws Exception {
        assertThat(code(product.sends(ANN, "x".repeat(1_601)))).isEqualTo(21617);
        assertThat(code(product.sends("555", "x"))).isEqualTo(21211);
        assertThat(code(product.posts(Map.of("To", ANN, "Body", "x")))).isEqualTo(21603);
        assertThat(code(product.posts(Map.of("To", ANN, "From", "+1")))).isEqualTo(21602);
        assertThat(network.phone(ANN).messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "WORKS, delivered, ''",
        "SLOW, delivered, ''",
        "NO_RECEIPTS, sent, ''",
        "LANDLINE, undelivered, 30006",
        "UNREACHABLE, undelivered, 30003"
    })
    void thePhonesBehaviourShowsInTheLastReceipt(Behaviour behaviour, String last, String error) throws Exception {
        network.phone(ANN).behaviour(behaviour);

        product.sends(ANN, "hello");

        Product.Webhook receipt = product.webhooks().await(hook -> hook.status().equals(last), SOON);
        assertThat(receipt.signed()).isTrue();
        assertThat(receipt.form().getOrDefault("ErrorCode", "")).isEqualTo(error);
        assertThat(receipt.form()).containsEntry("To", ANN).containsEntry("AccountSid", network.accountSid());
        assertThat(product.statuses()).first().isEqualTo("queued");
    }

    @ParameterizedTest
    @CsvSource({"INVALID, 21211", "NOT_MOBILE, 21614"})
    void aNumberThatCannotTakeTextsIsRefusedAtOnce(Behaviour behaviour, int code) throws Exception {
        network.phone(ANN).behaviour(behaviour);

        var answer = product.sends(ANN, "hello");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", " stop ", "Cancel", "OPTOUT"})
    void nothingReachesAPhoneAfterAStopWordUntilAStartWord(String word) throws Exception {
        Phone ann = network.phone(ANN);

        ann.replies(word);

        assertThat(code(product.sends(ANN, "hello"))).isEqualTo(21610);
        assertThat(ann.conversation()).extracting(TextMessage::direction).contains(TextMessage.Direction.FROM_NETWORK);
        ann.replies("YES");
        assertThat(product.sends(ANN, "hello").statusCode()).isEqualTo(201);
        assertThat(ann.messages()).hasSize(1);
    }

    @Test
    void aReplyIsPostedSignedToTheProduct() throws Exception {
        product.sends(ANN, "Is this all right?");

        Reply reply = network.phone(ANN).replies("that is me, öffne gleich");

        Product.Webhook inbound = product.webhooks().await(hook -> hook.path().equals("/inbound"), SOON);
        assertThat(reply.answered()).isEqualTo(204);
        assertThat(inbound.signed()).isTrue();
        assertThat(inbound.form())
                .containsEntry("From", ANN)
                .containsEntry("To", "+13125550100")
                .containsEntry("Body", "that is me, öffne gleich")
                .containsEntry("MessageSid", reply.sid());
    }

    @Test
    void receiptsAreTriedAgainWhileTheProductIsAway() throws Exception {
        product.failsTheNext(3);

        product.sends(ANN, "hello");

        product.webhooks().await(hook -> hook.status().equals("delivered"), SOON);
        assertThat(product.statuses()).containsExactly("queued", "sent", "delivered");
    }

    @Test
    void receiptsCanComeTwiceAndInTheWrongOrder() throws Exception {
        network.muddleReceipts(true);

        product.sends(ANN, "hello");

        product.webhooks().await(hook -> product.webhooksCount() == 6, SOON);
        assertThat(product.statuses()).containsExactly("delivered", "sent", "queued", "delivered", "sent", "queued");
    }

    @ParameterizedTest
    @CsvSource({"ANSWERS_500, 500", "RATE_LIMITED, 429"})
    void aFaultyNetworkSaysSoAndTakesNothing(Fault fault, int status) throws Exception {
        network.fault(fault);

        assertThat(product.sends(ANN, "hello").statusCode()).isEqualTo(status);
        assertThat(network.phone(ANN).messages()).isEmpty();

        network.fault(Fault.NONE);
        assertThat(product.sends(ANN, "hello").statusCode()).isEqualTo(201);
    }

    @Test
    void aSilentNetworkMayHaveTakenTheTextOrNot() {
        network.fault(Fault.ANSWERS_NOTHING);
        assertThatThrownBy(() -> sendsImpatiently("first")).isInstanceOf(HttpTimeoutException.class);

        network.fault(Fault.TAKES_THEN_HANGS);
        assertThatThrownBy(() -> sendsImpatiently("second")).isInstanceOf(HttpTimeoutException.class);

        network.phone(ANN).awaitMessage(text -> text.status() == MessageStatus.DELIVERED, SOON);
        assertThat(network.phone(ANN).messages()).extracting(TextMessage::body).containsExactly("second");
        assertThat(network.requestCount()).isEqualTo(2);
    }

    private void sendsImpatiently(String body) throws Exception {
        product.posts(
                Map.of("To", ANN, "From", "+13125550100", "Body", body), network.authToken(), Duration.ofMillis(300));
    }

    @Test
    void everyRequestIsCountedTimedAndTold() throws Exception {
        List<ProviderRequest> told = Collections.synchronizedList(new ArrayList<>());
        network.onRequest(told::add);
        Instant before = Instant.now();

        product.sends(ANN, "hello");
        product.sends(ANN, "hello");

        assertThat(network.requestCount()).isEqualTo(2);
        assertThat(network.repeats()).isEqualTo(1);
        assertThat(told)
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.at()).isBetween(before, Instant.now()));
        assertThat(network.awaitRequest(request -> request.answered() == 201, SOON)
                        .body())
                .isEqualTo("hello");
    }

    @Test
    void onlyTheLastMessagesAreKept() throws Exception {
        for (int i = 0; i < 25; i++) {
            product.sends(ANN, "number " + i);
        }

        assertThat(network.phone(ANN).messages())
                .hasSize(20)
                .last()
                .extracting(TextMessage::body)
                .isEqualTo("number 24");
        assertThat(network.requests()).hasSize(20);
        assertThat(network.requestCount()).isEqualTo(25);
    }

    @Test
    void waitingForWhatNeverComesFailsAndShowsWhatDidCome() throws Exception {
        product.sends(ANN, "something else");

        assertThatThrownBy(() -> network.phone(ANN).awaitMessage(text -> false, Duration.ofMillis(50)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("something else");
    }

    @Test
    void scriptsReadAndSwitchThePhonesInJson() throws Exception {
        network.phone(ANN).name("Ann Ortega");
        product.sends(ANN, "See http://localhost/c/1.");

        assertThat(product.script("/phones/" + ANN + "/behaviour", "{\"behaviour\":\"LANDLINE\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(product.script("/phones/" + ANN + "/reply", "{\"text\":\"hello\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(product.script("/fault", "{\"fault\":\"RATE_LIMITED\"}").statusCode())
                .isEqualTo(200);
        assertThat(product.script("/fault", "{\"fault\":\"FLOOD\"}").statusCode())
                .isEqualTo(400);

        JsonNode json = Product.json(product.gets("/phones.json"));
        JsonNode phone = json.path("phones").path(0);
        assertThat(json.path("fault").asString()).isEqualTo("RATE_LIMITED");
        assertThat(phone.path("name").asString()).isEqualTo("Ann Ortega");
        assertThat(phone.path("behaviour").asString()).isEqualTo("LANDLINE");
        assertThat(phone.path("messages").path(0).path("links").path(0).asString())
                .isEqualTo("http://localhost/c/1");
        assertThat(phone.path("replies").path(0).path("body").asString()).isEqualTo("hello");
    }

    @Test
    void thePageShowsThePhonesAndTrustsNoText() throws Exception {
        network.phone(ANN).name("<Ann>");
        product.sends(ANN, "<script>alert(1)</script> http://localhost/c/1?a=1&b=2");

        String page = product.gets("/phones").body();

        assertThat(page)
                .contains("&lt;Ann&gt;", "&lt;script&gt;alert(1)")
                .contains("<a href=\"http://localhost/c/1?a=1&amp;b=2\" target=\"_blank\" rel=\"noopener\">")
                .doesNotContain("<script>alert");
    }

    private static int code(HttpResponse<String> answer) {
        return Product.json(answer).path("code").asInt();
    }
}
