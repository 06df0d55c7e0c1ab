package org.keyholder.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.event.Events;
import org.keyholder.server.media.AddMedia;
import org.keyholder.server.media.MediaStore;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.site.Bin;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.Mp4Bytes;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** The event API as devices meet it, over real HTTP: what is good, and what bad input gets. */
@ExtendWith(SharedServer.class)
class EventApiTest {

    private static final Secret WRONG_KEY = new Secret("kh_wrong_0123456789abcdefghij");

    private final TestServer server;
    private final WatchedSite watched;
    private final Api api;

    EventApiTest(TestServer server) {
        this.server = server;
        watched = WatchedSite.build(server);
        api = new Api(server);
    }

    @Test
    void anEventIsAcceptedAndItsAnswerNamesItsAddress() {
        var reply = api.post(watched.key(), Api.event("a"));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.contentType()).startsWith("application/json");
        assertThat(reply.whole().headers().firstValue("Location")).contains("/api/v1/events/" + reply.text("id"));
        assertThat(api.get(watched.key(), "/api/v1/events/" + reply.text("id")).text("zone"))
                .isEqualTo("017");
        assertThat(watched.count("event")).isOne();
    }

    @Test
    void theSameReportAgainGetsTheSameAnswer() {
        var first = api.post(watched.key(), Api.event("a"));

        var again = api.post(watched.key(), Api.event("a"));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(watched.count("event")).isOne();
    }

    @Test
    void theSameIdWithOtherContentIsAConflict() {
        api.post(watched.key(), Api.event("a"));

        var other = api.post(watched.key(), Api.event("a", "017", "person"));

        assertProblem(other, 409, "id-reused", "id");
        assertThat(watched.count("event")).isOne();
    }

    @Test
    void anUnknownZoneIsRefusedWithItsField() {
        assertProblem(api.post(watched.key(), Api.event("a", "018", "motion")), 400, "zone-unknown", "zone");
        assertNothingStored();
    }

    @Test
    void noKeyAWrongKeyAndHalfAKeyGetTheSameBytes() {
        var body = Stream.of(
                        api.request("/api/v1/events", Optional.empty()),
                        api.request("/api/v1/events", Optional.of(WRONG_KEY)),
                        api.request("/api/v1/events", Optional.empty()).header("Authorization", "Basic eDp5"),
                        api.request("/api/v1/events", Optional.empty()).header("Authorization", "Bearer"),
                        api.request("/api/v1/events", Optional.empty())
                                .header("Authorization", watched.key().reveal()),
                        api.request("/api/v1/events", Optional.empty())
                                .header(
                                        "Authorization",
                                        "Bearer " + watched.key().reveal() + "x"))
                .map(request ->
                        api.send(request.POST(java.net.http.HttpRequest.BodyPublishers.ofString(Api.event("a")))))
                .toList();

        assertThat(body).allSatisfy(reply -> {
            assertProblem(reply, 401, "key-unknown", "");
            assertThat(reply.whole().body()).isEqualTo(body.getFirst().whole().body());
            assertThat(reply.whole().headers().firstValue("WWW-Authenticate")).contains("Bearer");
        });
        assertNothingStored();
    }

    /** The site was deleted and erased while the bytes were on their way. */
    @Test
    void aFileOfAnEventThatIsGoneIsNotTaken() throws IOException {
        var id = EventId.parse(api.accepted(watched.key(), "a"));
        var event = server.part(Events.class)
                .find(TenantScope.dealer(watched.dealer()), watched.dealer(), id)
                .orElseThrow();
        var file = server.part(MediaStore.class).put(new ByteArrayInputStream(Mp4Bytes.playable(1000)));
        server.rows()
                .sql("update site set deleted_at = now(), deleted_by = 'Dana' where id = ?")
                .param(watched.site().value())
                .update();
        server.rows()
                .sql("update signal set state = 'acknowledged' where dealer_id = ?")
                .param(watched.dealer().value())
                .update();
        server.part(Bin.class).erase(watched.dealer(), watched.site());

        var naming = server.part(NameMedia.class);

        naming.checkRoom(event, "clip.mp4", 1000, watched.device());
        assertThat(naming.name(event, "clip.mp4", file, watched.device())).isEqualTo(AddMedia.EVENT_GONE);
    }

    @Test
    void anotherDevicesEventIsAnsweredAsOneThatNeverWas() {
        var event = api.accepted(watched.key(), "a");
        var neighbour = watched.neighbour(watched.account().text() + "-N");
        var rival = WatchedSite.build(server);
        var clip = clip(1000);

        for (var other : List.of(neighbour.key(), rival.key())) {
            var foreign = api.get(other, "/api/v1/events/" + event);
            var never = api.get(other, "/api/v1/events/" + UUID.randomUUID());

            assertProblem(foreign, 404, "not-found", "");
            assertThat(withoutInstance(foreign)).isEqualTo(withoutInstance(never));
            assertProblem(api.put(other, event, "clip.mp4", clip), 404, "not-found", "");
        }
        assertThat(watched.count("media")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/events/x",
                "/api/v1/events/00000000-0000-0000-0000-00000000000",
                "/api/v1/events/%20",
                "/api/v1/events",
                "/api/v1",
                "/api/",
                "/api/v2/events",
                "/api/v1/events/../events"
            })
    void anUnknownAddressIsAProblemLikeAnyOther(String path) {
        var reply = api.get(watched.key(), path);

        assertThat(reply.status()).isIn(400, 404, 405);
        assertIsProblem(reply);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/v1/events",
        "PUT, /api/v1/events",
        "PATCH, /api/v1/events/x",
        "POST, /api/v1/events/x/media/y"
    })
    void anUnknownMethodIsAProblemLikeAnyOther(String method, String path) {
        var reply = api.send(api.request(path, Optional.of(watched.key()))
                .method(method, java.net.http.HttpRequest.BodyPublishers.noBody()));

        assertThat(reply.status()).isGreaterThanOrEqualTo(400).isLessThan(500);
        assertIsProblem(reply);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "GET; /api/v1/events; POST",
                "HEAD; /api/v1/events; POST",
                "PUT; /api/v1/events; POST",
                "DELETE; /api/v1/events; POST",
                "TRICK; /api/v1/events; POST",
                "POST; /api/v1/events/00000000-0000-7000-8000-000000000001; GET, HEAD",
                "PATCH; /api/v1/events/x; GET, HEAD",
                "PROPFIND; /api/v1/events/x; GET, HEAD",
                "DELETE; /api/v1/events/x/media/y; GET, HEAD, PUT",
                "POST; /api/v1/events/x/media/y; GET, HEAD, PUT"
            })
    void aWrongMethodIsToldTheRightOnes(String method, String path, String allowed) {
        var reply = api.send(api.request(path, Optional.of(watched.key()))
                .method(method, java.net.http.HttpRequest.BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.whole().headers().firstValue("Allow")).contains(allowed);
        if (!method.equals("HEAD")) {
            assertProblem(reply, 405, "method-not-allowed", "");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"/api/v1/events; POST", "/api/v1/events/x; GET, HEAD", "/api/v1/events/x/media/y; GET, HEAD, PUT"})
    void whoAsksForTheMethodsOfAnAddressIsToldThem(String path, String allowed) {
        var reply = api.send(api.request(path, Optional.empty())
                .method("OPTIONS", java.net.http.HttpRequest.BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.whole().headers().firstValue("Allow")).contains(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "OPTIONS", "DELETE", "TRICK"})
    void anAddressThatIsNoneHasNoMethods(String method) {
        for (var path : List.of("/api/v2/events", "/api/v1", "/api/v1/events/x/y/z")) {
            var reply = api.send(api.request(path, Optional.of(watched.key()))
                    .method(method, java.net.http.HttpRequest.BodyPublishers.noBody()));

            assertProblem(reply, 404, "not-found", "");
            assertThat(reply.whole().headers().firstValue("Allow")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/providers/twilio/inbound", "/providers/twilio/status"})
    void aWrongMethodAtTheProvidersDoorIsToldTheRightOne(String path) {
        var reply = api.send(api.request(path, Optional.empty()).header("Accept", "*/*"));

        assertProblem(reply, 405, "method-not-allowed", "");
        assertThat(reply.whole().headers().firstValue("Allow")).contains("POST");
    }

    /** Some systems write one before everything that they call UTF-8. */
    @Test
    void aByteOrderMarkBeforeTheJsonIsPassedOver() {
        var first = api.post(watched.key(), "\uFEFF" + Api.event("a"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(api.post(watched.key(), Api.event("a")).json()).isEqualTo(first.json());
        assertProblem(api.post(watched.key(), "\uFEFF\uFEFF" + Api.event("b")), 400, "body-not-json", "body");
        assertProblem(api.post(watched.key(), "\uFEFF"), 400, "body-not-json", "body");
        assertThat(watched.count("event")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "deflate", "br", "identity, gzip", "zstd"})
    void aCompressedReportIsRefusedAsCompressed(String coding) {
        var reply = api.send(api.request("/api/v1/events", Optional.of(watched.key()))
                .header("Content-Encoding", coding)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(gzipped(Api.event("a")))));

        assertProblem(reply, 415, "encoding-unsupported", "body");
        assertThat(reply.text("detail")).contains(coding.replace("identity, ", ""), "Content-Encoding");
        assertThat(reply.whole().headers().firstValue("Accept-Encoding")).contains("identity");
        assertNothingStored();
    }

    @Test
    void aCompressedReportThatDoesNotSaySoIsRefusedAsCompressed() {
        assertProblem(api.post(watched.key(), gzipped(Api.event("a"))), 415, "encoding-unsupported", "body");
        assertNothingStored();
    }

    @Test
    void aReportThatSaysThatItIsNotCompressedIsTaken() {
        var reply = api.send(api.request("/api/v1/events", Optional.of(watched.key()))
                .header("Content-Encoding", "identity")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(Api.event("a"))));

        assertThat(reply.status()).isEqualTo(201);
    }

    @Test
    void aCompressedClipIsRefusedAsCompressed() {
        var event = api.accepted(watched.key(), "a");

        var reply = api.send(api.request("/api/v1/events/" + event + "/media/clip.mp4", Optional.of(watched.key()))
                .header("Content-Encoding", "gzip")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofByteArray(clip(1000))));

        assertProblem(reply, 415, "encoding-unsupported", "body");
        assertThat(watched.count("media")).isZero();
        assertNoHalfFiles();
    }

    @Test
    void whoHasNoKeyLearnsNothingOfCodings() {
        var reply = api.send(api.request("/api/v1/events", Optional.empty())
                .header("Content-Encoding", "gzip")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(gzipped(Api.event("a")))));

        assertProblem(reply, 401, "key-unknown", "");
    }

    @Test
    void tenMegabytesOfJsonAreRefusedByTheirLength() {
        var answer = api.raw("POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + watched.key().reveal() + "\r\nContent-Length: 10000000\r\n\r\n" + "[".repeat(100_000));

        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json", "body-too-large");
        assertNothingStored();
    }

    @Test
    void fiveGigabytesAreRefusedBeforeAByteOfThemIsRead() {
        var event = api.accepted(watched.key(), "a");
        for (var line : List.of("POST /api/v1/events", "PUT /api/v1/events/" + event + "/media/clip.mp4")) {
            var answer = api.raw(line + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + watched.key().reveal() + "\r\nContent-Length: 5368709120\r\n\r\n");

            assertThat(answer)
                    .startsWith("HTTP/1.1 413")
                    .contains("application/problem+json", "body-too-large")
                    .containsIgnoringCase("Connection: close");
        }
        assertThat(watched.count("media")).isZero();
    }

    @Test
    void aBodyInChunksIsRefusedWhereItGetsTooLong() {
        var event = api.accepted(watched.key(), "a");
        var chunk = "10000\r\n" + "x".repeat(65_536) + "\r\n";
        var start = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + watched.key().reveal() + "\r\nTransfer-Encoding: chunked\r\n\r\n";

        assertThat(api.raw("POST /api/v1/events" + start + chunk + chunk))
                .startsWith("HTTP/1.1 413")
                .contains("body-too-large");

        var clip = new String(clip(65_536), StandardCharsets.ISO_8859_1);
        var chunks = "10000\r\n" + clip + "\r\n" + chunk.repeat(TestServer.LARGEST_FILE / 65_536 + 1) + "0\r\n\r\n";
        assertThat(api.raw("PUT /api/v1/events/" + event + "/media/clip.mp4" + start + chunks))
                .startsWith("HTTP/1.1 413")
                .contains("body-too-large");
        assertThat(watched.count("media")).isZero();
        assertNoHalfFiles();
    }

    @Test
    void aBodyThatStallsIsGivenUp() {
        var event = api.accepted(watched.key(), "a");
        var clip = new String(clip(2000), StandardCharsets.ISO_8859_1);
        for (var line : List.of("POST /api/v1/events", "PUT /api/v1/events/" + event + "/media/clip.mp4")) {
            var answer = api.raw(line + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + watched.key().reveal() + "\r\nContent-Length: 4000\r\n\r\n" + clip);

            assertThat(answer).startsWith("HTTP/1.1 408").contains("application/problem+json", "body-too-slow");
        }
        assertThat(watched.count("event")).isOne();
        assertThat(watched.count("media")).isZero();
        assertNoHalfFiles();
    }

    @Test
    void brokenUtf8AndHostileJsonAreRefused() {
        assertProblem(api.post(watched.key(), new byte[] {'{', (byte) 0xC3, '}'}), 400, "body-not-utf8", "body");
        assertProblem(api.post(watched.key(), "[".repeat(60_000)), 400, "body-not-json", "body");
        assertProblem(api.post(watched.key(), Api.event("x".repeat(1000))), 400, "id-invalid", "id");
        assertProblem(
                api.post(watched.key(), Api.event("a").replace("2026-11-21", "2099-01-01")),
                400,
                "time-in-future",
                "occurredAt");
        assertProblem(
                api.post(watched.key(), Api.event("a").replace("{", "{\"<b>\":\"1\",")), 400, "field-unknown", "<b>");
        assertNothingStored();
    }

    @Test
    void aClipIsStoredAndPlayedInRangesBeforeTheOperator() {
        var event = api.accepted(watched.key(), "a");
        var clip = clip(300_000);

        var stored = api.put(watched.key(), event, "clip.mp4", clip);

        assertThat(stored.status()).isEqualTo(201);
        assertThat(stored.text("type")).isEqualTo("video/mp4");
        assertThat(stored.json().path("size").asInt()).isEqualTo(300_000);
        assertThat(api.put(watched.key(), event, "clip.mp4", clip).status()).isEqualTo(201);
        assertProblem(api.put(watched.key(), event, "clip.mp4", clip(299_999)), 409, "name-taken", "name");
        assertThat(watched.count("media")).isOne();
        try (var desk = Browser.signedIn(server, watched.operator())) {
            var page = desk.get("/monitoring?act=" + watched.account().text() + "&zone=17");
            var address = java.util.regex.Pattern.compile("/monitoring/alarms/[^\"/]+/media/[^\"/]+/clip\\.mp4")
                    .matcher(page.body())
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group();
            var range = desk.send(
                    java.net.http.HttpRequest.newBuilder(server.url(address)).header("Range", "bytes=100-199"));

            assertThat(range.statusCode()).isEqualTo(206);
            assertThat(range.headers().firstValue("Content-Range")).contains("bytes 100-199/300000");
            assertThat(range.headers().firstValue("Accept-Ranges")).contains("bytes");
            assertThat(range.headers().firstValue("Content-Type")).contains("video/mp4");
            assertThat(range.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(range.body()).hasSize(100);
            assertThat(desk.send(java.net.http.HttpRequest.newBuilder(server.url(address))
                                    .header("Range", "bytes=400000-"))
                            .statusCode())
                    .isEqualTo(416);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", "video/mp4"
            })
    void theTypeThatASenderClaimsMakesNoDifference(String claimed) {
        var event = api.accepted(watched.key(), "a");
        var clip = clip(5000);

        var reply = api.send(api.request("/api/v1/events/" + event + "/media/clip.bin", Optional.of(watched.key()))
                .header("Content-Type", claimed)
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofByteArray(clip)));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("size").asInt()).isEqualTo(5000);
    }

    @Test
    void aTextFileCalledMp4IsRefusedAndNotKept() {
        var event = api.accepted(watched.key(), "a");

        var reply = api.put(
                watched.key(),
                event,
                "clip.mp4",
                "I am no film, whatever I am called".getBytes(StandardCharsets.UTF_8));

        assertProblem(reply, 415, "media-type-unknown", "body");
        assertProblem(api.put(watched.key(), event, "clip.mp4", new byte[0]), 400, "body-empty", "body");
        assertThat(watched.count("media")).isZero();
        assertNoHalfFiles();
    }

    @ParameterizedTest
    @CsvSource({"avc1, true", "hvc1, false", "s263, false"})
    void theSenderIsToldTheCodecAndWhetherPeopleCanSeeIt(String code, boolean shown) {
        var event = api.accepted(watched.key(), "a");

        var stored = api.put(watched.key(), event, "clip.mp4", Mp4Bytes.coded(code));

        assertThat(stored.status()).isEqualTo(201);
        var state = api.get(watched.key(), "/api/v1/events/" + event).json().path("media");
        for (var file : List.of(stored.json(), state.path(0))) {
            assertThat(file.path("codec").asString()).isEqualTo(code);
            assertThat(file.path("shown").asBoolean()).isEqualTo(shown);
        }
    }

    /** The alarm is what counts: it was taken before, and stays whatever becomes of its clip. */
    @Test
    void aClipThatIsCutOffIsRefusedAndTheEventStays() {
        var event = api.accepted(watched.key(), "a");

        var reply = api.put(watched.key(), event, "clip.mp4", Arrays.copyOf(Mp4Bytes.indexLast(), 3000));

        assertProblem(reply, 400, "clip-cut-off", "body");
        assertThat(watched.count("media")).isZero();
        assertNoHalfFiles();
        assertThat(watched.count("event")).isOne();
        assertThat(watched.count("signal")).isOne();
        assertThat(api.put(watched.key(), event, "clip.mp4", Mp4Bytes.indexLast())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anEventHasSoManyFilesAndNotMore() {
        var event = api.accepted(watched.key(), "a");
        for (int i = 0; i < 4; i++) {
            assertThat(api.put(watched.key(), event, i + ".mp4", clip(1000 + i)).status())
                    .isEqualTo(201);
        }

        assertProblem(api.put(watched.key(), event, "one-more.mp4", clip(2000)), 409, "too-many-files", "name");

        assertThat(watched.count("media")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2f..%2fetc%2fpasswd",
                "%2e%2e",
                "%2e%2e%2fclip.mp4",
                "..%5c..%5cclip.mp4",
                "%5cclip.mp4",
                "%2fetc%2fpasswd",
                "a%2fb.mp4",
                "a..b.mp4",
                "..clip.mp4",
                ".clip.mp4",
                "-clip.mp4",
                "clip%00.mp4",
                "clip%0a.mp4",
                "clip;x=y",
                "cl%20ip.mp4",
                "%252e%252e%252fclip.mp4",
                "%C3%A9.mp4",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void aPathInAFilesNameIsRefused(String name) throws Exception {
        var event = api.accepted(watched.key(), "a");
        var before = mediaFiles().size();

        var reply = api.put(watched.key(), event, name, clip(1000));

        assertThat(reply.status()).isIn(400, 404);
        assertIsProblem(reply);
        assertThat(watched.count("media")).isZero();
        assertThat(mediaFiles()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../etc/passwd", "a/../../clip.mp4", "\\..\\clip.mp4", "//clip.mp4", "clip.mp4/"})
    void anAddressThatClimbsOutIsRefused(String name) {
        var event = api.accepted(watched.key(), "a");

        var answer = api.raw("PUT /api/v1/events/" + event + "/media/" + name
                + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + watched.key().reveal() + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 40[045].*").doesNotContain("Exception", "\tat ");
        assertThat(watched.count("media")).isZero();
    }

    @Test
    void theStateOfAnEventTellsWhatBecameOfIt() {
        watched.contact("Ann Ortega", "+13125550201", 2);
        var event = api.accepted(watched.key(), "a");
        api.put(watched.key(), event, "clip.mp4", clip(1000));
        until("the signal is acknowledged", () -> state(event).contains("\"acknowledged\""));
        server.phones().phone("+13125550201").clear();
        try (var desk = Browser.signedIn(server, watched.operator())) {
            var page = desk.get(
                    "/monitoring?csid=" + watched.account().text().toLowerCase(java.util.Locale.ROOT) + "&zone=017");
            var session = Stream.of(page.body().split("/monitoring/alarms/"))
                    .skip(1)
                    .findFirst()
                    .orElseThrow()
                    .substring(0, 36);
            desk.post("/monitoring/alarms/" + session + "/verify", Map.of("_csrf", csrf(page.body())));
        }
        var phone = server.phones().phone("+13125550201");
        until("the text has arrived", () -> phone.lastLink().isPresent());
        api.send(java.net.http.HttpRequest.newBuilder(phone.lastLink().orElseThrow())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("answer=disregard")));

        until("the answer is there", () -> state(event).contains("disregard-wanted"));
        var state = api.get(watched.key(), "/api/v1/events/" + event).json();

        assertThat(state.path("media").path(0).path("name").asString()).isEqualTo("clip.mp4");
        assertThat(state.path("signal").path("contactId").asString()).isEqualTo("130");
        assertThat(state.path("signal").path("account").asString())
                .isEqualTo(watched.account().text());
        assertThat(state.path("session").path("id").asString()).isNotBlank();
        assertThat(state.path("answers")).hasSize(1);
        assertThat(state.path("answers").path(0).path("slot").asInt()).isEqualTo(2);
        assertThat(state.path("answers").path(0).path("choice").asString()).isEqualTo("disregard");
        assertThat(state.toString()).doesNotContain("Ann", "Ortega", "312555");
    }

    @Test
    void securityHeadersStandOnEveryAnswerOfTheApi() {
        for (var reply : List.of(api.post(watched.key(), Api.event("a")), api.get(WRONG_KEY, "/api/v1/events/x"))) {
            var headers = reply.whole().headers();

            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("default-src 'self'");
            assertThat(headers.firstValue("Set-Cookie")).isEmpty();
        }
    }

    private static byte[] gzipped(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String state(String event) {
        return api.get(watched.key(), "/api/v1/events/" + event).body();
    }

    private static String csrf(String page) {
        var found = java.util.regex.Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(page);
        return found.results().findFirst().orElseThrow().group(1);
    }

    private static String withoutInstance(Api.Reply reply) {
        return reply.body().replaceAll("\"instance\":\"[^\"]*\",?", "");
    }

    private static void assertProblem(Api.Reply reply, int status, String code, String field) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertIsProblem(reply);
        assertThat(reply.text("code")).isEqualTo(code);
        assertThat(reply.text("field")).isEqualTo(field);
        assertThat(reply.json().path("status").asInt()).isEqualTo(status);
    }

    private static void assertIsProblem(Api.Reply reply) {
        assertThat(reply.contentType()).startsWith("application/problem+json");
        assertThat(reply.text("code")).isNotBlank();
        assertThat(reply.body()).doesNotContain("Exception", "\\tat ", "org.springframework", "java.lang", "select ");
    }

    private void assertNothingStored() {
        assertThat(watched.count("event")).isZero();
        assertThat(watched.count("signal")).isZero();
        assertThat(watched.count("media")).isZero();
    }

    private void assertNoHalfFiles() {
        assertThat(server.mediaFolder().resolve("arriving")).isEmptyDirectory();
    }

    private List<Path> mediaFiles() throws Exception {
        try (var files = Files.walk(server.mediaFolder())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static byte[] clip(int size) {
        return Mp4Bytes.playable(size);
    }
}
