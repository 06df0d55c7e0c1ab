package org.keyholder.server.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.dealer.Dealers;
import org.keyholder.server.messaging.LinkTokens;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.Mp4Bytes;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** What the desk and the key holder's phone say of a clip that cannot be played, and of one that is gone. */
@ExtendWith(SharedServer.class)
class ClipsOnPagesTest {

    private static final String CANNOT = "This clip cannot be played here.";
    private static final byte[] STILL = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 1, 2, 3};
    private static final Pattern MEDIA = Pattern.compile("\"(/[^\"]+/media/[^\"]+/clip\\.mp4)\\?download\"");
    private static final Pattern ALARM = Pattern.compile("/monitoring/alarms/[0-9a-f-]{36}");

    private final TestServer server;
    private final WatchedSite watched;
    private final Api api;
    private final String event;

    ClipsOnPagesTest(TestServer server) {
        this.server = server;
        watched = WatchedSite.build(server);
        api = new Api(server);
        event = api.accepted(watched.key(), "a");
    }

    @ParameterizedTest
    @CsvSource({
        "hvc1, H.265 (HEVC).",
        "mp4v, “mp4v”",
        "s263, H.263.",
        "jpeg, Motion JPEG.",
        "xyz9, '“xyz9”, which is not known here.'"
    })
    void theDeskNamesTheCodecThatItCannotPlayAndShowsTheSnapshot(String code, String words) {
        films(Mp4Bytes.coded(code));
        shows();

        var page = desk();

        assertThat(page)
                .contains(CANNOT, "Its video is coded as " + words, "clip.mp4?download")
                .containsPattern("<img class=\"large\" id=\"large\" src=\"[^\"]+/still.jpg\" alt=\"First snapshot\">")
                .doesNotContain("<video");
    }

    @Test
    void theDeskSaysThatAClipHasSoundAlone() {
        films(Mp4Bytes.all(Mp4Bytes.fileType(), Mp4Bytes.index(Mp4Bytes.sound()), Mp4Bytes.box("mdat", new byte[50])));

        assertThat(desk()).contains(CANNOT, "It has sound and no picture.", "There is no snapshot of this event");
    }

    @Test
    void whatBrowsersPlayIsPlayedAndTheWordsAreKeptReady() {
        films(Mp4Bytes.playable(1000));
        shows();

        assertThat(desk())
                .contains("<video")
                .containsPattern("id=\"unplayable\"[^>]* hidden")
                .contains("Your browser does not play its kind of video, or the file is damaged.");
        assertThat(phone()).contains("<video").containsPattern("class=\"unplayable\"[^>]* hidden");
    }

    /** As of a camera that sends both its streams. */
    @Test
    void ofTwoClipsTheOneThatPlaysIsPlayed() {
        films(Mp4Bytes.coded("hvc1"));
        assertThat(api.put(watched.key(), event, "low.mp4", Mp4Bytes.playable(1000))
                        .status())
                .isEqualTo(201);

        assertThat(desk())
                .containsPattern("<source src=\"[^\"]+/low.mp4\"")
                .containsPattern("id=\"unplayable\"[^>]* hidden");
        assertThat(phone()).containsPattern("<source src=\"[^\"]+/low.mp4\"");
    }

    /** As stored by a release that did not look. */
    @Test
    void aClipWhoseCodecIsNotKnownIsLeftToTheBrowser() {
        films(Mp4Bytes.coded("hvc1"));
        server.rows()
                .sql("update media set video_codec = null where dealer_id = ?")
                .param(watched.dealer().value())
                .update();

        assertThat(desk()).contains("<video").containsPattern("id=\"unplayable\"[^>]* hidden");
    }

    @Test
    void thePhoneSaysItWithoutTheCodecAndShowsThePictures() {
        films(Mp4Bytes.coded("hvc1"));
        shows();

        assertThat(phone())
                .contains(CANNOT, "Download the clip", "clip.mp4?download")
                .containsPattern("<img src=\"[^\"]+/still.jpg\" alt=\"Picture from North walkway")
                .doesNotContain("<video", "HEVC", "hvc1");
    }

    @Test
    void thePhoneSaysItWhereThereIsNoPictureToo() {
        films(Mp4Bytes.coded("hvc1"));

        assertThat(phone()).contains(CANNOT, "there is no picture to show", "Download the clip");
    }

    @Test
    void theOriginalIsDownloadedByWhoeverMayWatchItAndNobodyElse() {
        films(Mp4Bytes.coded("hvc1"));
        var fromDesk = download(desk());
        var fromPhone = download(phone());
        var rival = WatchedSite.build(server);

        try (var kim = Browser.signedIn(server, watched.operator());
                var other = Browser.signedIn(server, rival.operator());
                var stranger = new Browser(server)) {
            assertThatItIsKept(kim.get(fromDesk));
            assertThat(other.get(fromDesk).statusCode()).isEqualTo(404);
            assertThat(stranger.get(fromDesk).statusCode()).isEqualTo(302);

            assertThatItIsKept(stranger.get(fromPhone));
            assertThat(stranger.get(fromPhone.replaceFirst("/a/.", "/a/_")).statusCode())
                    .isEqualTo(404);
            server.rows()
                    .sql("update question set viewable_until = now() - interval '1 minute' where dealer_id = ?")
                    .param(watched.dealer().value())
                    .update();
            assertThat(stranger.get(fromPhone).statusCode()).isEqualTo(404);
        }
    }

    private static void assertThatItIsKept(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"clip.mp4\"");
        assertThat(answer.headers().firstValue("Content-Length")).contains("1000");
    }

    @Test
    void aPastAlarmSaysWhenItsClipWasDeletedAndWhy() {
        films(Mp4Bytes.playable(1000));
        shows();
        var alarm = ALARM.matcher(desk()).results().findFirst().orElseThrow().group();
        end();
        pass(31);

        assertThat(page(alarm))
                .contains("The clip was deleted on ", "The dealer keeps clips and snapshots for 30 days.")
                .containsPattern("Zone 017: clip and snapshot deleted on \\d+ \\w{3} \\d{4}, kept for 30 days")
                .contains("Clip stored")
                .doesNotContain("has not arrived yet", "<video");
    }

    /** The still came after the clip, and is kept for a moment longer. */
    @Test
    void whereTheClipIsGoneAndTheStillIsThereBothAreSaid() {
        films(Mp4Bytes.playable(1000));
        var alarm = ALARM.matcher(desk()).results().findFirst().orElseThrow().group();
        end();
        pass(31);
        shows();

        assertThat(page(alarm))
                .contains("The clip was deleted on ", "/still.jpg")
                .doesNotContain("the clip has not arrived yet");
    }

    /** A dealer may keep clips for a day, and a link can be viewed for three. */
    @Test
    void thePhoneSaysThatTheClipIsGone() {
        films(Mp4Bytes.playable(1000));
        var link = question();
        server.part(Dealers.class).keepMediaFor(watched.dealer(), 1);
        end();
        pass(2);

        assertThat(opened(link))
                .containsPattern(
                        "The clip was deleted on \\d+ \\w{3} \\d{4}\\. Dealer \\d+ keeps clips and pictures for 1 day\\.")
                .doesNotContain("have not arrived yet", "<video");
    }

    private void films(byte[] clip) {
        assertThat(api.put(watched.key(), event, "clip.mp4", clip).status()).isEqualTo(201);
    }

    private void shows() {
        assertThat(api.put(watched.key(), event, "still.jpg", STILL).status()).isEqualTo(201);
    }

    private String desk() {
        return page("/monitoring?act=" + watched.account().text());
    }

    private String page(String address) {
        try (var kim = Browser.signedIn(server, watched.operator())) {
            return kim.get(address).body();
        }
    }

    private String phone() {
        return opened(question());
    }

    private String opened(String link) {
        try (var ann = new Browser(server)) {
            return ann.get(link).body();
        }
    }

    /** Asks a key holder; the answer is what the text leads to. */
    private String question() {
        watched.contact("Ann Ortega", "+13125550200", 1);
        try (var kim = Browser.signedIn(server, watched.operator())) {
            var desk = kim.get("/monitoring?act=" + watched.account().text());
            var alarm = ALARM.matcher(desk.body())
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group();
            kim.post(alarm + "/verify", Map.of("_csrf", Browser.token(desk).orElseThrow()));
        }
        var asked = server.rows()
                .sql("select id from question where dealer_id = ?")
                .param(watched.dealer().value())
                .query(UUID.class)
                .single();
        return "/a/" + server.part(LinkTokens.class).token(new LinkTokens.Link("/a/", asked));
    }

    private static String download(String page) {
        return MEDIA.matcher(page).results().findFirst().orElseThrow().group(1) + "?download";
    }

    private void end() {
        server.rows()
                .sql("update alarm set ended_at = now(), ended_why = 'completed' where dealer_id = ?")
                .param(watched.dealer().value())
                .update();
    }

    /** What is stored was so many days ago, and the keeping time is over. */
    private void pass(int days) {
        server.rows()
                .sql("update media set stored_at = stored_at - make_interval(days => ?) where dealer_id = ?")
                .params(days, watched.dealer().value())
                .update();
        server.part(OldMedia.class).sweep();
        assertThat(watched.count("media")).isZero();
    }
}
