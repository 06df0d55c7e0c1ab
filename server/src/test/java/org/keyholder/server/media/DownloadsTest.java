package org.keyholder.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Mp4Bytes.all;
import static org.keyholder.server.testing.Mp4Bytes.box;
import static org.keyholder.server.testing.Mp4Bytes.fileType;
import static org.keyholder.server.testing.Mp4Bytes.index;
import static org.keyholder.server.testing.Mp4Bytes.text;
import static org.keyholder.server.testing.Mp4Bytes.video;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** What no browser can play is handed over to be kept. */
@ExtendWith(SharedServer.class)
class DownloadsTest {

    private static final String PICTURES = "0123456789".repeat(20);

    private final TestServer server;

    DownloadsTest(TestServer server) {
        this.server = server;
    }

    private static byte[] clip(String codec) {
        return all(fileType(), index(video(codec)), box("mdat", text(PICTURES)));
    }

    private String stored(WatchedSite watched, byte[] clip) {
        var api = new Api(server);
        var event = api.accepted(watched.key(), "m-1");
        assertThat(api.put(watched.key(), event, "clip.mp4", clip).status()).isEqualTo(201);
        return "/monitoring/clip?site=" + watched.site() + "&event=" + event;
    }

    /** The link in a signal opens in the automation software's browser, which would show it black. */
    @Test
    void aClipThatNoBrowserPlaysIsHandedOverToBeKept() {
        var watched = WatchedSite.build(server);
        var url = stored(watched, clip("hvc1"));

        try (var kim = Browser.signedIn(server, watched.operator())) {
            var whole = kim.get(url);

            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(whole.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"clip.mp4\"");
            assertThat(whole.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(whole.body()).endsWith(PICTURES);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "clip.mp4, MP4, clip.mp4",
        "CLIP.MP4, MP4, CLIP.MP4",
        "clip.m4v, MP4, clip.m4v",
        "clip, MP4, clip.mp4",
        "clip.exe, MP4, clip.exe.mp4",
        "page.html, JPEG, page.html.jpg",
        "still.jpeg, JPEG, still.jpeg",
        "still.jpg, PNG, still.jpg.png"
    })
    void aFileIsKeptUnderANameThatSaysWhatItIs(String name, MediaType type, String kept) {
        var item = new MediaItem(new EventId(UUID.randomUUID()), name, type, null, 1, "key", Instant.EPOCH);

        assertThat(MediaAnswers.fileName(item)).isEqualTo(kept);
    }
}
