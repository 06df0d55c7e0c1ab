package org.keyholder.testing.phones;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.keyholder.testing.web.Answer;
import org.keyholder.testing.web.Book;
import org.keyholder.testing.web.Call;
import org.keyholder.testing.web.WebServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The other side of the wire: sends texts and takes webhooks, as Keyholder does. */
final class Product implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(10);

    /** One webhook as it came, and whether its signature was right. */
    record Webhook(String path, Map<String, String> form, boolean signed) {

        String status() {
            return form.getOrDefault("MessageStatus", "");
        }
    }

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final PhoneNetwork network;
    private final Book<Webhook> webhooks = new Book<>(1_000);
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final WebServer server;

    Product(PhoneNetwork network) throws IOException {
        this.network = network;
        this.server = WebServer.startAnyPath(0, this::webhook);
        network.inboundUrl(server.address("/inbound"));
    }

    private Answer webhook(Call call) throws IOException {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Answer.text(503, "text/plain", "not now");
        }
        Map<String, String> form = call.fields();
        String expected = new TwilioSignature(network.authToken())
                .sign(server.address(call.path()).toString(), form);
        boolean signed =
                call.header("X-Twilio-Signature").filter(expected::equals).isPresent();
        webhooks.write(Integer.toString(count.incrementAndGet()), new Webhook(call.path(), form, signed));
        return Answer.nothing();
    }

    void failsTheNext(int webhooksToFail) {
        failures.set(webhooksToFail);
    }

    URI statusUrl() {
        return server.address("/status");
    }

    Book<Webhook> webhooks() {
        return webhooks;
    }

    int webhooksCount() {
        return count.get();
    }

    List<String> statuses() {
        return webhooks.all().stream().map(Webhook::status).toList();
    }

    HttpResponse<String> sends(String to, String body) throws IOException, InterruptedException {
        return posts(Map.of(
                "To",
                to,
                "From",
                "+13125550100",
                "Body",
                body,
                "StatusCallback",
                statusUrl().toString()));
    }

    HttpResponse<String> posts(Map<String, String> form) throws IOException, InterruptedException {
        return posts(form, network.authToken(), SOON);
    }

    HttpResponse<String> posts(Map<String, String> form, String token, Duration patience)
            throws IOException, InterruptedException {
        return client.send(
                request("/Messages.json", token)
                        .timeout(patience)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> asksFor(String sid) throws IOException, InterruptedException {
        return client.send(
                request("/Messages/" + sid + ".json", network.authToken()).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> gets(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(network.baseUrl() + path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> script(String path, String json) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(network.baseUrl() + path))
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder request(String path, String token) {
        String pair = network.accountSid() + ":" + token;
        return HttpRequest.newBuilder(
                        URI.create(network.baseUrl() + "/2010-04-01/Accounts/" + network.accountSid() + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        server.close();
        client.shutdownNow();
    }
}
