package org.keyholder.server.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.keyholder.server.shared.Secret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A device's side of the event API. */
public record Api(TestServer server) {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** An answer with its JSON. */
    public record Reply(int status, String contentType, HttpResponse<byte[]> whole) {

        public JsonNode json() {
            return JSON.readTree(whole.body());
        }

        public String text(String field) {
            return json().path(field).asString("");
        }

        public String body() {
            return new String(whole.body(), StandardCharsets.UTF_8);
        }
    }

    public static String event(String id) {
        return event(id, "017", "motion");
    }

    public static String event(String id, String zone, String kind) {
        return """
                {"id": "%s", "zone": "%s", "kind": "%s", "occurredAt": "2026-11-21T03:12:05.250Z"}""".formatted(id, zone, kind);
    }

    public Reply post(Secret key, byte[] body) {
        return send(request("/api/v1/events", Optional.of(key)).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public Reply post(Secret key, String body) {
        return post(key, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Reports an event and answers our id of it. */
    public String accepted(Secret key, String id) {
        var reply = post(key, event(id));
        if (reply.status() != 201) {
            throw new AssertionError(reply.status() + " " + reply.body());
        }
        return reply.text("id");
    }

    public Reply put(Secret key, String event, String name, byte[] body) {
        return send(request("/api/v1/events/" + event + "/media/" + name, Optional.of(key))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public Reply get(Secret key, String path) {
        return send(request(path, Optional.of(key)));
    }

    public HttpRequest.Builder request(String path, Optional<Secret> key) {
        var request = HttpRequest.newBuilder(server.url(path)).timeout(Duration.ofSeconds(30));
        key.ifPresent(shown -> request.header("Authorization", "Bearer " + shown.reveal()));
        return request;
    }

    public Reply send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes the bytes as they are and reads until the server closes. */
    public String raw(String request) {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
