package org.keyholder.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** A server that restarts under the hands of whoever works with it. */
class RestartTest {

    @Test
    void whoWasSignedInStaysSoAndGoesOnWithTheFormsThatAreOpen() throws Exception {
        try (var server = TestServer.start()) {
            var watched = WatchedSite.build(server);
            try (var desk = Browser.signedIn(server, watched.operator());
                    var office = Browser.signedIn(server, watched.dealerPerson());
                    var leaving = Browser.signedIn(server, watched.operator())) {
                var openForm = Browser.token(office.get("/sites/new")).orElseThrow();
                leaving.post(
                        "/sign-out",
                        Map.of(
                                "_csrf",
                                Browser.token(leaving.get("/monitoring")).orElseThrow()));

                server.restart();

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
