package org.keyholder.server.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.Mp4Bytes;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** A player jumps about in a clip: it asks for parts, over real HTTP. */
@ExtendWith(SharedServer.class)
class MediaAnswersTest {

    private static final byte[] BYTES = Mp4Bytes.all(
            Mp4Bytes.fileType(),
            Mp4Bytes.index(Mp4Bytes.video("avc1")),
            Mp4Bytes.box("mdat", Mp4Bytes.text("0123456789".repeat(20))));
    private static final String LENGTH = String.valueOf(BYTES.length);
    private static final String CLIP = new String(BYTES, StandardCharsets.UTF_8);

    private final TestServer server;
    private final Browser kim;
    private final String url;

    MediaAnswersTest(TestServer server) {
        this.server = server;
        var watched = WatchedSite.build(server);
        var api = new Api(server);
        var event = api.accepted(watched.key(), "m-1");
        assertThat(api.put(watched.key(), event, "clip.mp4", BYTES).status()).isLessThan(300);
        kim = Browser.signedIn(server, watched.operator());
        url = "/monitoring/clip?site=" + watched.site() + "&event=" + event;
    }

    @AfterEach
    void close() {
        kim.close();
    }

    @Test
    void theWholeClipSaysThatPartsOfItMayBeHad() {
        var whole = kim.get(url);

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(CLIP);
        assertThat(header(whole, "Content-Type")).isEqualTo("video/mp4");
        assertThat(header(whole, "Content-Length")).isEqualTo(LENGTH);
        assertThat(header(whole, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(whole, "ETag")).matches("\"[0-9a-f]{24}\"");
    }

    @ParameterizedTest
    @CsvSource({"bytes=L112-L108, 112, 108", "bytes=-3, 3, 1", "bytes=L7-, 7, 1", "bytes=L7-99999, 7, 1"})
    void aPartOfAClipIsServedByItself(String range, int fromFirst, int fromLast) {
        int first = BYTES.length - fromFirst;
        int last = BYTES.length - fromLast;

        var part = asked("Range", fromTheEnd(range));

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(header(part, "Content-Range")).isEqualTo("bytes " + first + "-" + last + "/" + LENGTH);
        assertThat(header(part, "Content-Length")).isEqualTo(String.valueOf(last - first + 1));
        assertThat(part.body()).isEqualTo(new String(BYTES, first, last + 1 - first, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"bytes=L0-", "bytes=5000-6000", "bytes=-0"})
    void beyondTheEndThereIsNothingAndNothingIsSent(String range) {
        var none = asked("Range", fromTheEnd(range));

        assertThat(none.statusCode()).isEqualTo(416);
        assertThat(header(none, "Content-Range")).isEqualTo("bytes */" + LENGTH);
        assertThat(none.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"bytes=x-y", "bytes=6-5", "bytes=0-1,5-6", "lines=0-1", "bytes=5000-6000,0-1"})
    void whatIsMalformedOrOfSeveralPartsIsAnsweredByTheWhole(String range) {
        var whole = asked("Range", range);

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(header(whole, "Content-Range")).isEmpty();
        assertThat(whole.body()).isEqualTo(CLIP);
    }

    @Test
    void ifRangeGivesThePartOfTheVeryFileAndElseTheWhole() {
        var tag = header(kim.get(url), "ETag");

        assertThat(asked("Range", "bytes=0-3", "If-Range", tag).statusCode()).isEqualTo(206);
        for (var other :
                List.of("\"other\"", "W/" + tag, tag.replace("\"", ""), "Sat, 21 Nov 2026 03:12:05 GMT", "*")) {
            var whole = asked("Range", "bytes=0-3", "If-Range", other);
            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(whole.body()).isEqualTo(CLIP);
        }
        assertThat(asked("Range", "bytes=5000-", "If-Range", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoeverHasTheFileIsToldSo() {
        var tag = header(kim.get(url), "ETag");

        var same = asked("If-None-Match", tag);

        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
    }

    @Test
    void aRangeIsForGetAlone() {
        var head = kim.send(HttpRequest.newBuilder(server.url(url)).HEAD().header("Range", "bytes=0-3"));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Length")).isEqualTo(LENGTH);
    }

    /** {@code L7} is the seventh byte from the end. */
    private static String fromTheEnd(String range) {
        return Pattern.compile("L(\\d+)")
                .matcher(range)
                .replaceAll(found -> String.valueOf(BYTES.length - Integer.parseInt(found.group(1))));
    }

    private HttpResponse<String> asked(String... headers) {
        return kim.send(HttpRequest.newBuilder(server.url(url)).headers(headers));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
