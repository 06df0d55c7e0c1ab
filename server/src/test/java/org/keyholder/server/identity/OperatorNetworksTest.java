package org.keyholder.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.station.Network;
import org.keyholder.server.station.Stations;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.testing.automation.LaunchSigner;

/** A station that lets its operators in from its own addresses only, over real HTTP. */
@ExtendWith(SharedServer.class)
class OperatorNetworksTest {

    private static final String SIGN_IN = "keyholder-sign-in";
    private static final String INSIDE = "192.0.2.17";
    private static final String OUTSIDE = "203.0.113.9";
    private static final String WORDS = "Your station lets its operators in from its own addresses only.";

    private final TestServer server;
    private final WatchedSite watched;
    private final String kim;
    private Browser desk;

    OperatorNetworksTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
        this.kim = watched.operator();
        from("192.0.2.0/24", "2001:db8::/32");
    }

    private void from(String... networks) {
        server.part(Stations.class)
                .letOperatorsInFrom(
                        watched.station(),
                        Stream.of(networks).map(Network::read).toList());
    }

    @BeforeEach
    void open() {
        desk = new Browser(server);
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {INSIDE, "2001:db8::5"})
    void fromTheStationAnOperatorSignsInAndGoesOn(String address) {
        assertThat(signIn(kim, address).statusCode()).isEqualTo(302);
        assertThat(get("/monitoring", address).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {OUTSIDE, "192.0.3.1", "2001:db9::5", "unknown"})
    void fromElsewhereTheRightPasswordOpensNothing(String address) {
        var answer = signIn(kim, address);

        assertOutside(answer);
        assertThat(desk.cookie(SIGN_IN)).isEmpty();
        assertThat(server.rows()
                        .sql("select count(*) from sign_in s join person p on p.id = s.person_id where p.login = ?")
                        .param(kim)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(server.rows()
                        .sql(
                                "select after::jsonb ->> 'why' from audit_entry where organisation_id = ? and kind = 'sign-in-refused'")
                        .param(watched.station().value())
                        .query(String.class)
                        .list())
                .containsExactly("not-from-there");
    }

    @Test
    void whoHasSignedInThereDoesNotGoOnElsewhere() {
        signIn(kim, INSIDE);

        assertOutside(get("/monitoring", OUTSIDE));
        assertOutside(get("/monitoring?act=" + watched.account().text(), OUTSIDE));
        assertOutside(get("/", OUTSIDE));
        assertThat(get("/monitoring", INSIDE).statusCode()).isEqualTo(200);
    }

    @Test
    void aSignedLaunchFromElsewhereIsRefusedAndNotUsedUp() {
        var secret = "a-launch-secret-of-a-walled-station";
        server.part(LaunchSecrets.class).replace(watched.station(), new Secret(secret));
        var launch = new LaunchSigner(secret)
                .launch("/monitoring", kim, server.clock().instant());

        assertOutside(get(launch, OUTSIDE));
        assertThat(desk.cookie(SIGN_IN)).isEmpty();
        assertThat(get(launch, INSIDE).statusCode()).isEqualTo(302);
        assertThat(desk.cookie(SIGN_IN)).isPresent();
    }

    @Test
    void otherStationsAndDealersAreLetInFromEverywhere() {
        assertThat(signIn(watched.dealerPerson(), OUTSIDE).statusCode()).isEqualTo(302);
        assertThat(get("/sites", OUTSIDE).statusCode()).isEqualTo(200);
        try (var other = new Browser(server)) {
            var rival = WatchedSite.build(server);
            assertThat(other.signIn(rival.operator(), WatchedSite.PASSWORD.reveal())
                            .statusCode())
                    .isEqualTo(302);
            assertThat(other.get("/monitoring").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void openPagesEndAndRequestsAreRefusedAsSoonAsTheRangesChange() throws Exception {
        from();
        assertThat(signIn(kim, INSIDE).statusCode()).isEqualTo(302);
        new Api(server).accepted(watched.key(), "a");
        var page = get("/monitoring?act=" + watched.account().text(), INSIDE).body();
        var stream = page.substring(page.indexOf("data-stream=\"") + 13).split("\"", 2)[0];
        var open = desk.stream(stream);
        assertThat(open.statusCode()).isEqualTo(200);
        var end = CompletableFuture.runAsync(() -> open.body().forEach(line -> {}));

        from("192.0.2.0/24");

        // The stream came by this machine's own address, which is not the station's any more.
        end.get(4, TimeUnit.SECONDS);
        until("requests are refused", () -> desk.get("/monitoring").statusCode() == 403);
        assertThat(get("/monitoring", INSIDE).statusCode()).isEqualTo(200);
        from();
        until("they are let in again", () -> desk.get("/monitoring").statusCode() == 200);
    }

    private HttpResponse<String> get(String path, String address) {
        return desk.send(HttpRequest.newBuilder(server.url(path))
                .header("Accept", "text/html")
                .header("X-Forwarded-For", address));
    }

    private HttpResponse<String> signIn(String login, String address) {
        var token = Browser.token(get("/sign-in", address)).orElseThrow();
        var form = Stream.of(
                        List.of("username", login),
                        List.of("password", WatchedSite.PASSWORD.reveal()),
                        List.of("_csrf", token))
                .map(field -> field.get(0) + "=" + URLEncoder.encode(field.get(1), StandardCharsets.UTF_8))
                .reduce((one, other) -> one + "&" + other)
                .orElseThrow();
        return desk.send(HttpRequest.newBuilder(server.url("/sign-in"))
                .header("Accept", "text/html")
                .header("X-Forwarded-For", address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static void assertOutside(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains(WORDS).doesNotContain("Harbour", "signature=");
    }
}
