package org.keyholder.server.operatorportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** A player jumps about in a clip: it asks for parts. */
@ExtendWith(SharedServer.class)
class MediaAnswersTest {

    private static final String CLIP = "....ftypisom" + "0123456789".repeat(20);

    private final TestServer server;

    MediaAnswersTest(TestServer server) {
        this.server = server;
    }

    @Test
    void aPartOfAClipIsServedByItself() {
        var watched = WatchedSite.build(server);
        var api = new Api(server);
        var event = api.accepted(watched.key(), "m-1");
        assertThat(api.put(watched.key(), event, "clip.mp4", CLIP.getBytes(StandardCharsets.US_ASCII))
                        .status())
                .isLessThan(300);

        try (var kim = Browser.signedIn(server, watched.operator())) {
            var url = "/monitoring/clip?site=" + watched.site() + "&event=" + event;
            var whole = kim.get(url);
            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(whole.body()).isEqualTo(CLIP);
            assertThat(whole.headers().firstValue("Content-Type")).contains("video/mp4");

            var part = kim.send(HttpRequest.newBuilder(server.url(url)).header("Range", "bytes=100-104"));
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.headers().firstValue("Content-Range")).contains("bytes 100-104/" + CLIP.length());
            assertThat(part.body()).isEqualTo(CLIP.substring(100, 105));

            var end = kim.send(HttpRequest.newBuilder(server.url(url)).header("Range", "bytes=-3"));
            assertThat(end.body()).isEqualTo("789");
        }
    }
}
