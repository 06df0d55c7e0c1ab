package org.keyholder.server.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.Provisioning;
import org.keyholder.server.dealer.Dealers;
import org.keyholder.server.messaging.LinkTokens;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.Mp4Bytes;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.springframework.util.unit.DataSize;

/** A dealer's storage: what happens when it is full, and that its counters are right whoever writes. */
class StorageTest {

    private static final int QUOTA = 1024 * 1024;
    private static final int CLIP = 300_000;
    private static final int HALF = QUOTA / 2;
    private static final Pattern ALARM = Pattern.compile("/monitoring/alarms/[0-9a-f-]{36}");

    @TempDir
    private static Path folder;

    private static TestServer server;
    private Api api;
    private WatchedSite watched;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                Map.of("keyholder.media.share-of-device", "0.5", "keyholder.media.quota-of-dealer", QUOTA + "B"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void build() {
        api = new Api(server);
        watched = WatchedSite.build(server);
    }

    @Test
    void aFileThatHasNoRoomIsRefusedBeforeItsBytesAreTaken() {
        used(QUOTA - CLIP + 1);
        var event = api.accepted(watched.key(), "a");

        var answer = api.raw("""
                PUT /api/v1/events/%s/media/clip.mp4 HTTP/1.1\r
                Host: x\r
                Authorization: Bearer %s\r
                Content-Length: %d\r
                \r
                """.formatted(event, watched.key().reveal(), CLIP));

        assertThat(answer)
                .startsWith("HTTP/1.1 507 ")
                .contains("\"code\":\"media-quota-reached\"", "\"field\":\"body\"");
        assertThat(watched.count("media")).isZero();
    }

    @Test
    void whatFitsToTheLastByteIsStored() {
        used(QUOTA - CLIP);

        assertThat(put(api.accepted(watched.key(), "a"), "clip.mp4").status()).isEqualTo(201);
        assertThat(ofDealer()).isEqualTo(QUOTA);
    }

    @Test
    void theEventAndItsSignalAreTakenHoweverFullTheStorageIs() {
        used(QUOTA);

        var event = api.accepted(watched.key(), "a");

        assertThat(put(event, "clip.mp4").status()).isEqualTo(507);
        assertThat(watched.count("event")).isOne();
        assertThat(watched.count("signal")).isOne();
    }

    /** Each finds room when it begins, and its bytes come at the same time as the others'. */
    @Test
    void ofFilesThatComeTogetherAsManyAreStoredAsThereIsRoomFor() throws Exception {
        var neighbour = watched.neighbour("N" + UUID.randomUUID().toString().substring(0, 8));
        var mine = api.accepted(watched.key(), "a");
        var theirs = api.accepted(neighbour.key(), "a");
        used(QUOTA - 3 * 50_000);

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = callers.invokeAll(IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () -> i % 2 == 0
                            ? api.put(watched.key(), mine, i + ".mp4", Mp4Bytes.playable(50_000))
                                    .status()
                            : api.put(neighbour.key(), theirs, i + ".mp4", Mp4Bytes.playable(50_000))
                                    .status())
                    .toList());

            assertThat(answers.stream().map(Future::resultNow))
                    .containsOnly(201, 507)
                    .filteredOn(status -> status == 201)
                    .hasSize(3);
        }
        assertThat(watched.count("media")).isEqualTo(3);
        assertThat(ofDealer()).isEqualTo(QUOTA);
        assertThat(ofDevices()).isEqualTo(3 * 50_000);
    }

    @Test
    void aDeviceTakesNoMoreThanItsShareAndLeavesTheOthersTheirs() {
        var neighbour = watched.neighbour("N" + UUID.randomUUID().toString().substring(0, 8));
        var event = api.accepted(watched.key(), "a");
        assertThat(put(event, "1.mp4").status()).isEqualTo(201);

        var second = put(event, "2.mp4");

        assertThat(second.status()).isEqualTo(507);
        assertThat(second.text("detail")).contains("the camera's share of the dealer's storage for clips is used up");
        assertThat(api.put(neighbour.key(), api.accepted(neighbour.key(), "a"), "1.mp4", Mp4Bytes.playable(CLIP))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aFileThatIsThereAlreadyIsAcknowledgedAgainWhenTheStorageIsFull() {
        var event = api.accepted(watched.key(), "a");
        assertThat(put(event, "clip.mp4").status()).isEqualTo(201);
        used(QUOTA);

        assertThat(put(event, "clip.mp4").status()).isEqualTo(201);
        assertThat(watched.count("refused_media")).isZero();
    }

    @Test
    void whenTheSweepMakesRoomItGoesOn() {
        var old = api.accepted(watched.key(), "a");
        put(old, "clip.mp4");
        var event = api.accepted(watched.key(), "b");
        assertThat(put(event, "clip.mp4").status()).isEqualTo(507);
        server.rows()
                .sql("update alarm set ended_at = now(), ended_why = 'completed' where dealer_id = ?")
                .param(watched.dealer().value())
                .update();
        server.rows()
                .sql("update media set stored_at = stored_at - interval '31 days' where dealer_id = ?")
                .param(watched.dealer().value())
                .update();

        server.part(OldMedia.class).sweep();

        assertThat(ofDealer()).isZero();
        assertThat(ofDevices()).isZero();
        assertThat(put(event, "clip.mp4").status()).isEqualTo(201);
        assertThat(ofDealer()).isEqualTo(CLIP);
    }

    /** As a release writes that knows nothing of storages, and as a statement that writes many. */
    @Test
    void theCountersFollowTheRowsWhoeverWritesThem() {
        var event = api.accepted(watched.key(), "a");
        server.rows().sql("""
                        insert into media (dealer_id, event_id, name, content_type, size, storage_key, sha256, stored_at)
                        select ?, ?::uuid, n || '.jpg', 'image/jpeg', n, 'k' || n, sha256('x'), now() from generate_series(1, 10) n
                        """).params(watched.dealer().value(), event).update();
        assertThat(List.of(ofDealer(), ofDevices())).containsOnly(55L);

        server.rows()
                .sql("delete from media where dealer_id = ? and size > 3")
                .param(watched.dealer().value())
                .update();
        assertThat(List.of(ofDealer(), ofDevices())).containsOnly(6L);
    }

    @Test
    void deskLogAndPhoneSayThatNoClipWasStoredAndWhy() {
        used(QUOTA);
        var event = api.accepted(watched.key(), "a");
        put(event, "clip.mp4");
        put(event, "clip.mp4");

        assertThat(desk())
                .contains("No clip was stored: the dealer&#39;s storage for clips is full")
                .containsOnlyOnce("clip.mp4 was not stored: the dealer&#39;s storage for clips is full")
                .doesNotContain("has not arrived yet");
        assertThat(phone())
                .containsPattern("No clip was stored: Dealer \\d+’s storage for clips is full\\.")
                .doesNotContain("have not arrived yet");
    }

    @Test
    void whatIsStoredLaterIsNotSaidToBeMissing() {
        used(QUOTA);
        var event = api.accepted(watched.key(), "a");
        put(event, "clip.mp4");
        used(0);
        assertThat(put(event, "clip.mp4").status()).isEqualTo(201);

        assertThat(desk()).contains("<video").doesNotContain("No clip was stored");
        server.rows()
                .sql("delete from media where dealer_id = ?")
                .param(watched.dealer().value())
                .update();
        assertThat(desk()).doesNotContain("No clip was stored");
    }

    @Test
    void aDeviceThatMakesUpNamesFillsNeitherTableNorLog() {
        used(QUOTA);
        var event = api.accepted(watched.key(), "a");
        IntStream.range(0, 12).forEach(i -> put(event, i + ".mp4"));

        assertThat(watched.count("refused_media")).isEqualTo(4);
        assertThat(server.rows()
                        .sql("select count(*) from fact where dealer_id = ? and kind = 'media-refused'")
                        .param(watched.dealer().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void whatIsRefusedIsCounted() {
        used(QUOTA);
        double before = refusals();

        put(api.accepted(watched.key(), "a"), "clip.mp4");

        assertThat(refusals()).isEqualTo(before + 1);
    }

    @Test
    void aDealerMayHaveAStorageOfItsOwn() {
        used(QUOTA);
        server.part(Dealers.class).limitMediaTo(watched.dealer(), DataSize.ofMegabytes(8));

        assertThat(put(api.accepted(watched.key(), "a"), "clip.mp4").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, QUOTA - 1, 1024L * 1024 * 1024 * 1024 * 1024 + 1})
    void aStorageThatCannotBeMeantIsRefused(long bytes) {
        var dealers = server.part(Dealers.class);
        var size = DataSize.ofBytes(bytes);

        assertThatThrownBy(() -> dealers.limitMediaTo(watched.dealer(), size))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("mediaQuota"));
    }

    @ParameterizedTest
    @CsvSource({"50GB, 53687091200", "50 GB, 53687091200", "1MB, 1048576"})
    void theSetUpFileSaysHowMuchADealerMayStore(String quota, long bytes) throws IOException {
        server.part(Provisioning.class).provision(setUp(quota));

        assertThat(server.rows()
                        .sql("select media_quota from dealer where name = 'Dealer with a storage'")
                        .query(Long.class)
                        .single())
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"50", "50G", "-5GB", "lots", "", "0GB", "1KB", "999999TB", "99999999999TB"})
    void aSetUpFileWithAStorageThatCannotBeMeantIsRefused(String quota) throws IOException {
        var provisioning = server.part(Provisioning.class);
        var file = setUp(quota);

        assertThatThrownBy(() -> provisioning.provision(file)).hasMessageContaining("mediaQuota: A s");
    }

    private static Path setUp(String quota) throws IOException {
        return Files.writeString(folder.resolve("set-up.json"), """
                {"dealers": [{"key": "with-a-storage", "name": "Dealer with a storage", "mediaQuota": "%s"}]}
                """.formatted(quota));
    }

    @Test
    void theDealerIsWarnedOnTheListOfSitesBeforeItIsTooLateAndToldWhenItIs() {
        assertThat(sites()).doesNotContain("Clips take", "storage for clips");

        used(QUOTA * 82 / 100 + 1);
        assertThat(sites()).contains("Clips take 82 % of 1 MB.").doesNotContain("banner-red");

        used(QUOTA);
        assertThat(sites()).contains("The storage for clips is full: 1 MB.", "banner-red");
    }

    private Api.Reply put(String event, String name) {
        return api.put(watched.key(), event, name, Mp4Bytes.playable(CLIP));
    }

    private void used(long bytes) {
        server.rows()
                .sql(
                        "insert into dealer_media values (?, ?) on conflict (dealer_id) do update set bytes = excluded.bytes")
                .params(watched.dealer().value(), bytes)
                .update();
    }

    private long ofDealer() {
        return counted("dealer_media");
    }

    private long ofDevices() {
        return counted("device_media");
    }

    private long counted(String table) {
        return server.rows()
                .sql("select coalesce(sum(bytes), 0) from " + table + " where dealer_id = ?")
                .param(watched.dealer().value())
                .query(Long.class)
                .single();
    }

    private static double refusals() {
        return server.part(MeterRegistry.class)
                .get("keyholder.media.refused")
                .tag("full", "dealer")
                .counter()
                .count();
    }

    private String desk() {
        try (var kim = Browser.signedIn(server, watched.operator())) {
            return kim.get("/monitoring?act=" + watched.account().text()).body();
        }
    }

    private String sites() {
        try (var dana = Browser.signedIn(server, watched.dealerPerson())) {
            return dana.get("/sites").body();
        }
    }

    /** What the key holder sees who is asked. */
    private String phone() {
        watched.contact("Ann Ortega", "+13125550200", 1);
        try (var kim = Browser.signedIn(server, watched.operator());
                var ann = new Browser(server)) {
            var desk = kim.get("/monitoring?act=" + watched.account().text());
            var alarm = ALARM.matcher(desk.body())
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group();
            kim.post(alarm + "/verify", Map.of("_csrf", Browser.token(desk).orElseThrow()));
            var asked = server.rows()
                    .sql("select id from question where dealer_id = ?")
                    .param(watched.dealer().value())
                    .query(UUID.class)
                    .single();
            return ann.get("/a/" + server.part(LinkTokens.class).token(new LinkTokens.Link("/a/", asked)))
                    .body();
        }
    }
}
