package org.keyholder.testing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebServerTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Changes changes = new Changes();
    private final WebServer server = WebServer.start(
            0,
            new Routes()
                    .get("/hello/{name}", call -> Answer.html("hello " + call.pathVariable("name")))
                    .get("/cut", call -> new Answer.HangUp())
                    .get("/changes", call -> Page.part(changes.awaitFor(call), "body"))
                    .get("/broken", call -> {
                        throw new IllegalStateException("oh");
                    })
                    .post("/fields", call -> Answer.json(call.fields())));
    private final HttpClient client = HttpClient.newHttpClient();

    WebServerTest() throws IOException {}

    @AfterEach
    void close() {
        client.shutdownNow();
        server.close();
    }

    @Test
    void aRouteTakesThePartInBraces() throws Exception {
        assertThat(get("/hello/Ann%20Ortega").body()).isEqualTo("hello Ann Ortega");
        assertThat(get("/hello").statusCode()).isEqualTo(404);
        assertThat(post("/hello/Ann", "").statusCode()).isEqualTo(404);
    }

    @Test
    void fieldsComeAsFormOrAsJson() throws Exception {
        assertThat(post("/fields", "a=1%2B1&b=").body()).isEqualTo("{\"a\":\"1+1\",\"b\":\"\"}");
        assertThat(post("/fields", "{\"a\": 7, \"b\": \"x\"}").body()).isEqualTo("{\"a\":\"7\",\"b\":\"x\"}");
    }

    @Test
    void badInputIsTheCallersMistakeAndNotOurs() throws Exception {
        assertThat(post("/fields", "a=%zz").statusCode()).isEqualTo(400);
        assertThat(post("/fields", "{\"a\":").statusCode()).isEqualTo(400);
        assertThat(post("/fields", "a=" + "x".repeat(2_000_000)).statusCode()).isEqualTo(400);
        assertThat(get("/broken").statusCode()).isEqualTo(500);
    }

    @Test
    void aConnectionCanBeCutWithoutAnAnswer() {
        assertThatThrownBy(() -> get("/cut")).isInstanceOf(IOException.class);
    }

    @Test
    void aPageWaitsForTheNextChange() throws Exception {
        String seen = get("/changes?seen=").headers().firstValue("X-Changes").orElseThrow();
        CompletableFuture<HttpResponse<String>> next =
                client.sendAsync(request("/changes?seen=" + seen), BodyHandlers.ofString());
        assertThat(next).isNotDone();

        changes.happened();

        assertThat(next)
                .succeedsWithin(SOON)
                .satisfies(answer -> assertThat(answer.headers().firstValue("X-Changes"))
                        .isPresent()
                        .isNotEqualTo(Optional.of(seen)));
    }

    @Test
    void connectionsAreKeptForTheNextCall() throws Exception {
        for (int i = 0; i < 200; i++) {
            assertThat(get("/hello/" + i).headers().firstValue("Connection")).isEmpty();
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(server.address(path)).timeout(SOON).build();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.address(path))
                        .timeout(SOON)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
