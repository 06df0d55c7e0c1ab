package org.keyholder.testing.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keyholder.testing.camera.Alarm;
import org.keyholder.testing.camera.Footage;
import org.keyholder.testing.receiver.Mode;
import org.keyholder.testing.web.Answer;
import org.keyholder.testing.web.Book;
import org.keyholder.testing.web.WebServer;

class WorldTest {

    /** No pictures: these tests are about who talks to whom. */
    private static final Footage BLIND = new Footage() {
        @Override
        public List<Path> stills(Path folder) {
            return List.of();
        }

        @Override
        public Path clip(Path folder) throws IOException {
            return Files.write(folder.resolve("clip.mp4"), new byte[] {1});
        }
    };

    private final World world = World.start(WorldOptions.standard().withFootage(BLIND));
    private final HttpClient client = HttpClient.newHttpClient();

    WorldTest() throws IOException {}

    @AfterEach
    void close() {
        client.shutdownNow();
        world.close();
    }

    @Test
    void onePageLeadsToTheThreeOthers() throws Exception {
        assertThat(get(world.indexUrl()).body()).contains("href=\"/phones\"", "href=\"/book\"", "href=\"/camera\"");
        assertThat(get(world.phonesUrl()).statusCode()).isEqualTo(200);
        assertThat(get(world.receiverUrl()).statusCode()).isEqualTo(200);
        assertThat(get(world.cameraUrl()).body()).contains("017", "North walkway", "018");
        assertThat(get(world.twilioBaseUrl().resolve("/2010-04-01/Accounts/AC1/Messages/SM1.json"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void thePagesStayUpWhileTheReceiverIsDown() throws Exception {
        world.receiver().mode(Mode.DOWN);

        assertThat(get(world.receiverUrl()).body()).contains("is down");
        assertThatThrownBy(() -> get(world.receiverHttpAddress())).isInstanceOf(ConnectException.class);
    }

    @Test
    void camerasReportOnceTheyKnowTheServer() throws Exception {
        assertThat(post("/camera/trigger?zone=017").statusCode()).isEqualTo(400);

        var requests = new Book<String>(100);
        try (WebServer server = WebServer.startAnyPath(0, call -> {
            requests.write(
                    call.method() + " " + call.path(),
                    call.header("Authorization").orElse(""));
            return Answer.json(201, Map.of("id", "E7"));
        })) {
            world.cameraReportsTo(server.address("/"), "device-key");

            assertThat(post("/camera/trigger?zone=017").statusCode()).isEqualTo(202);
            assertThat(post("/camera/trigger?zone=099").statusCode()).isEqualTo(400);

            Alarm ended = world.camera().awaitEnd(world.camera().trigger("018"), Duration.ofSeconds(10));
            assertThat(ended.state()).isEqualTo(Alarm.State.DONE);
            assertThat(ended.eventId()).isEqualTo("E7");
            assertThat(requests.find("POST /api/v1/events")).contains("Bearer device-key");
            assertThat(requests.find("PUT /api/v1/events/E7/media/clip.mp4")).contains("Bearer device-key");
            assertThat(get(world.cameraUrl()).body()).contains("✓ sent");
        }
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(world.indexUrl().resolve(path))
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
