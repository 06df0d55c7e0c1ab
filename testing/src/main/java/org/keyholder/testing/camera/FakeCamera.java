package org.keyholder.testing.camera;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.keyholder.testing.web.Hold;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A camera on a site: reports events with the device's key, sends their media, tries again while nobody is there. */
public final class FakeCamera implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** The last answer, or the reason why there was none, and how many tries it took. */
    private sealed interface Last {
        record Answered(HttpResponse<String> response, int attempts) implements Last {}

        record Silent(String why, int attempts) implements Last {}
    }

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final AtomicInteger count = new AtomicInteger();
    private final Hold stopped = new Hold();
    private final URI baseUrl;
    private final String deviceKey;
    private final FakeCameraOptions options;

    public FakeCamera(URI baseUrl, String deviceKey) {
        this(baseUrl, deviceKey, FakeCameraOptions.standard());
    }

    public FakeCamera(URI baseUrl, String deviceKey, FakeCameraOptions options) {
        this.baseUrl = URI.create(baseUrl.toString().replaceFirst("/+$", ""));
        this.deviceKey = deviceKey;
        this.options = options;
    }

    /** Something happens now. */
    public Report reports(String zone, String kind) throws InterruptedException {
        return reports(next(zone, kind, options.clock().instant()));
    }

    /** Sends this very event, as a camera does that never got an answer to it. */
    public Report reports(DeviceEvent event) throws InterruptedException {
        HttpRequest request = request("/api/v1/events")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json(event)))
                .build();
        return switch (untilAnswered(request)) {
            case Last.Silent silent -> new Report.Undelivered(event, silent.why, silent.attempts);
            case Last.Answered answered -> report(event, answered.response, answered.attempts);
        };
    }

    /** An event with the camera's next own id, not yet sent. */
    public DeviceEvent next(String zone, String kind, Instant occurredAt) {
        String id = "%s-%06d".formatted(options.idPrefix(), count.incrementAndGet());
        return new DeviceEvent(id, zone, kind, occurredAt);
    }

    /** Sends a file under one of the server's event ids. */
    public Upload sends(String eventId, String name, Path file) throws IOException, InterruptedException {
        HttpRequest request = request("/api/v1/events/" + eventId + "/media/" + name)
                .header("Content-Type", name.endsWith(".mp4") ? "video/mp4" : "image/jpeg")
                .PUT(BodyPublishers.ofFile(file))
                .build();
        return switch (untilAnswered(request)) {
            case Last.Silent silent -> new Upload.Undelivered(name, silent.why);
            case Last.Answered answered -> upload(name, Files.size(file), answered.response);
        };
    }

    @Override
    public void close() {
        stopped.close();
        client.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(options.patience())
                .header("Authorization", "Bearer " + deviceKey);
    }

    private static String json(DeviceEvent event) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", event.id());
        fields.put("zone", event.zone());
        fields.put("kind", event.kind());
        fields.put("occurredAt", event.occurredAt().toString());
        return JSON.writeValueAsString(fields);
    }

    private Last untilAnswered(HttpRequest request) throws InterruptedException {
        long giveUp = System.nanoTime() + options.retryFor().toNanos();
        Last last = once(request, 1);
        for (int attempt = 2; worthAnotherTry(last) && System.nanoTime() < giveUp; attempt++) {
            if (!stopped.forAsLongAs(options.retryEvery())) {
                return last;
            }
            last = once(request, attempt);
        }
        return last;
    }

    private static boolean worthAnotherTry(Last last) {
        return switch (last) {
            case Last.Silent silent -> true;
            case Last.Answered answered -> {
                int status = answered.response.statusCode();
                yield status >= 500 || status == 429;
            }
        };
    }

    private Last once(HttpRequest request, int attempt) throws InterruptedException {
        try {
            return new Last.Answered(client.send(request, BodyHandlers.ofString()), attempt);
        } catch (IOException nobodyThere) {
            return new Last.Silent(nobodyThere.toString(), attempt);
        }
    }

    private static Report report(DeviceEvent event, HttpResponse<String> response, int attempts) {
        int status = response.statusCode();
        String answer = response.body();
        String id = status / 100 == 2 ? idIn(answer) : "";
        return id.isEmpty()
                ? new Report.TurnedAway(event, status, answer, attempts)
                : new Report.Taken(event, id, status, answer, attempts);
    }

    private static String idIn(String answer) {
        try {
            return JSON.readTree(answer).path("id").asString("");
        } catch (JacksonException notJson) {
            return "";
        }
    }

    private static Upload upload(String name, long bytes, HttpResponse<String> response) {
        int status = response.statusCode();
        return status / 100 == 2
                ? new Upload.Stored(name, bytes, status)
                : new Upload.TurnedAway(name, status, response.body());
    }
}
