package org.keyholder.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.testing.automation.LaunchSigner;

/** A server that restarts under the hands of whoever works with it. */
class RestartTest {

    private static final String LAUNCH_SECRET = "a-launch-secret-that-outlives-restarts";

    @Test
    void whoWasSignedInStaysSoAndGoesOnWithTheFormsThatAreOpen() throws Exception {
        try (var server = TestServer.start()) {
            var watched = WatchedSite.build(server);
            server.part(LaunchSecrets.class).replace(watched.station(), new Secret(LAUNCH_SECRET));
            try (var desk = Browser.signedIn(server, watched.operator());
                    var office = Browser.signedIn(server, watched.dealerPerson());
                    var leaving = Browser.signedIn(server, watched.operator())) {
                var openForm = Browser.token(office.get("/sites/new")).orElseThrow();
                leaving.post(
                        "/sign-out",
                        Map.of(
                                "_csrf",
                                Browser.token(leaving.get("/monitoring")).orElseThrow()));

                var used = launch(server, watched);
                var unused = launch(server, watched);
                assertThat(status(server, used)).isEqualTo(302);

                server.restart();

                assertThat(status(server, used)).isEqualTo(403);
                assertThat(status(server, unused)).isEqualTo(302);

                assertThat(desk.get("/monitoring").statusCode()).isEqualTo(200);
                assertThat(leaving.get("/monitoring").statusCode()).isEqualTo(302);
                var saved = office.post(
                        "/sites",
                        Map.of("name", "Saved after", "address", "Pier 9", "timeZone", "UTC", "_csrf", openForm));
                assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
                assertThat(watched.count("site")).isEqualTo(2);
                assertThat(stream(server, office, watched)).isEqualTo(200);
            }
        }
    }

    private static String launch(TestServer server, WatchedSite watched) {
        return new LaunchSigner(LAUNCH_SECRET)
                .launch("/monitoring", watched.operator(), server.clock().instant());
    }

    private static int status(TestServer server, String launch) {
        try (var browser = new Browser(server)) {
            return browser.get(launch).statusCode();
        }
    }

    /** What an open page does by itself when its stream has broken off. */
    private static int stream(TestServer server, Browser browser, WatchedSite watched) throws Exception {
        var cookie = browser.cookie("keyholder-sign-in").orElseThrow();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(server.url("/sites/" + watched.site() + "/contacts/stream"))
                            .header("Accept", "text/event-stream")
                            .header("Cookie", cookie.getName() + "=" + cookie.getValue())
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (var lines = answer.body()) {
                assertThat(lines.read()).isPositive();
            }
            http.shutdownNow();
            return answer.statusCode();
        }
    }
}
