package org.keyholder.journeys.running;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keyholder.journeys.running.ManySites.Place;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The devices of the sites: what they tell the server, and what it answers them. */
public final class Devices implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final URI server;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public Devices(URI server) {
        this.server = server;
    }

    /** Reports motion, once; the server's id for it when the answer was 201. */
    public Optional<String> report(Place place, String id, Instant at) throws InterruptedException {
        var json = JSON.writeValueAsString(
                Map.of("id", id, "zone", ManySites.ZONE, "kind", "motion", "occurredAt", at.toString()));
        return send(request(place, "/api/v1/events")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)))
                .filter(answer -> answer.statusCode() == 201)
                .map(answer -> JSON.readTree(answer.body()).path("id").asString());
    }

    /** Sends a file of the event, once; the status of the answer, if there was one. */
    public Optional<Integer> upload(Place place, String event, String name, byte[] file) throws InterruptedException {
        return send(request(place, "/api/v1/events/" + event + "/media/" + name).PUT(BodyPublishers.ofByteArray(file)))
                .map(HttpResponse::statusCode);
    }

    /** What became of the event, if it is there. */
    public Optional<JsonNode> state(Place place, String event) throws InterruptedException {
        return send(request(place, "/api/v1/events/" + event).GET())
                .filter(answer -> answer.statusCode() == 200)
                .map(answer -> JSON.readTree(answer.body()));
    }

    private HttpRequest.Builder request(Place place, String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + place.deviceKey());
    }

    private Optional<HttpResponse<String>> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return Optional.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException nobodyThere) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
