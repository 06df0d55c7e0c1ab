package org.keyholder.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.testing.automation.LaunchSigner;

/** Whom a signed launch signs in, over real HTTP, and that it is nobody else and nobody twice. */
@ExtendWith(SharedServer.class)
class SignedLaunchesTest {

    private static final String SIGN_IN = "keyholder-sign-in";
    private static final String SECRET = "a-launch-secret-of-this-test-alone-";

    private final TestServer server;
    private final WatchedSite watched;
    private final String secret = SECRET + UUID.randomUUID();
    private final LaunchSigner signer = new LaunchSigner(secret);
    private final String plain;
    private final String kim;
    private Browser desk;

    SignedLaunchesTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
        this.kim = watched.operator();
        this.plain = "/monitoring?act=" + watched.account().text() + "&zone=017";
        server.part(LaunchSecrets.class).replace(watched.station(), new Secret(secret));
    }

    @BeforeEach
    void open() {
        desk = new Browser(server);
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    private String launch() {
        return launch(server.clock().instant());
    }

    private String launch(Instant at) {
        return signer.launch(plain, kim, at);
    }

    @Test
    void itSignsTheOperatorInAndLeadsOnToThePlainAddress() {
        var answer = desk.get(launch());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.location(answer)).isEqualTo(plain);
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(desk.cookie(SIGN_IN).orElseThrow().isHttpOnly()).isTrue();
        assertThat(desk.get(plain).body()).contains("Harbour Yard", "Kim Moreau");
    }

    @Test
    void usedOnceMoreItIsRefusedInAnyBrowser() {
        var launch = launch();
        desk.get(launch);
        try (var elsewhere = new Browser(server)) {
            assertRefused(elsewhere.get(launch));

            assertThat(elsewhere.cookie(SIGN_IN)).isEmpty();
            assertThat(elsewhere.get(plain).statusCode()).isEqualTo(302);
        }
        var again = desk.get(launch);
        assertRefused(again);
        assertThat(again.body()).contains("Go on as Kim Moreau");
        assertThat(desk.get(plain).statusCode()).isEqualTo(200);
    }

    @Test
    void ofManyAtTheSameMomentOneGetsIn() {
        var launch = launch();

        var statuses = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try (var browser = new Browser(server)) {
                        return browser.get(launch).statusCode();
                    }
                }))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).containsExactlyInAnyOrder(302, 403, 403, 403);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, -65, 35, 3600})
    void tooOldOrOfATimeToComeItIsRefused(long seconds) {
        assertRefused(desk.get(launch(server.clock().instant().plusSeconds(seconds))));
        assertThat(desk.cookie(SIGN_IN)).isEmpty();
    }

    @Test
    void whyItIsRefusedIsNotTold() {
        var now = server.clock().instant();
        var rival = WatchedSite.build(server);
        var disabled = watched.operator();
        server.rows()
                .sql("update person set disabled_at = now() where login = ?")
                .param(disabled)
                .update();

        var pages = new String[] {
            launch(now.minus(Duration.ofHours(1))),
            signer.launch(plain, watched.dealerPerson(), now),
            signer.launch(plain, rival.operator(), now),
            signer.launch(plain, disabled, now),
            signer.launch(plain, "nobody-" + UUID.randomUUID(), now),
            signer.launch(plain, "a\u0000b", now),
            signer.launch(plain, " ", now),
            new LaunchSigner("another-secret-that-the-station-does-not-have").launch(plain, kim, now),
            plain + "&operator=" + kim + "&signature=" + "0".repeat(64),
            plain + "&signature="
        };

        var first = desk.get(pages[0]);
        for (var page : pages) {
            var answer = desk.get(page);
            assertRefused(answer);
            assertThat(answer.body()).as(page).isEqualTo(first.body());
            assertThat(desk.cookie(SIGN_IN)).as(page).isEmpty();
        }
    }

    @Test
    void aStationWithoutASecretHasNoSignedLaunches() {
        var other = WatchedSite.build(server);
        var login = other.operator();
        for (var guess : new String[] {"none", " ", "null", secret}) {
            assertRefused(desk.get(new LaunchSigner(guess)
                    .launch("/monitoring", login, server.clock().instant())));
        }
    }

    @Test
    void anotherStationsSecretSignsNobodyInHere() {
        var rival = WatchedSite.build(server);
        var rivals = "the-rivals-launch-secret-" + UUID.randomUUID();
        server.part(LaunchSecrets.class).replace(rival.station(), new Secret(rivals));

        assertRefused(desk.get(
                new LaunchSigner(rivals).launch(plain, kim, server.clock().instant())));
    }

    @Test
    void whatWasSignedCannotBeChangedAndNothingAdded() {
        var signed = launch();
        var lou = watched.operator();
        for (var changed : new String[] {
            signed.replace("zone=017", "zone=018"),
            signed.replace("operator=" + kim, "operator=" + lou),
            signed.replace("?act", "?operator=" + lou + "&act"),
            signed.replace("/monitoring?", "/monitoring?site=x&"),
            signed + "&zone=018"
        }) {
            assertRefused(desk.get(changed));
        }
        assertThat(desk.get(signed).statusCode()).isEqualTo(302);
    }

    @Test
    void afterSigningInByHandTheTargetOpens() {
        var refused = desk.get(launch(server.clock().instant().minus(Duration.ofHours(1))));
        assertThat(refused.body()).contains("href=\"/sign-in\"");

        var answer = desk.signIn(kim, WatchedSite.PASSWORD.reveal());

        assertThat(Browser.location(answer)).isEqualTo(plain);
    }

    @Test
    void whoIsSignedInAlreadyGoesOnWithTheSameSignIn() {
        desk.signIn(kim, WatchedSite.PASSWORD.reveal());
        var before = desk.cookie(SIGN_IN).orElseThrow().getValue();

        var answer = desk.get(launch());

        assertThat(Browser.location(answer)).isEqualTo(plain);
        assertThat(desk.cookie(SIGN_IN).orElseThrow().getValue()).isEqualTo(before);
        assertThat(signIns(kim)).isOne();
    }

    /** The account of the launch may be another customer's at the other station. */
    @Test
    void whoIsSignedInForAnotherStationIsSignedInForTheOneThatLaunches() {
        var rival = WatchedSite.build(
                server,
                "xml-http",
                server.receiver().httpAddress().toString(),
                watched.account().text());
        var lou = rival.operator();
        desk.signIn(lou, WatchedSite.PASSWORD.reveal());
        assertThat(desk.get(plain).statusCode()).isEqualTo(200);
        server.part(People.class)
                .save(
                        new OrganisationId(watched.station().value()),
                        Role.OPERATOR,
                        lou,
                        "Lou Berg",
                        WatchedSite.PASSWORD);

        var answer = desk.get(signer.launch(plain, lou, server.clock().instant()));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(server.rows()
                        .sql(
                                "select s.organisation_id from sign_in s join person p on p.id = s.person_id where p.login = ?")
                        .param(lou)
                        .query(UUID.class)
                        .list())
                .containsExactly(watched.station().value());
    }

    @Test
    void aLaunchThatIsUsedOnceMoreOrSignedByNobodyIsOnRecord() {
        var launch = launch();
        desk.get(launch);
        desk.get(launch);
        desk.get(launch);
        assertThat(refusals(watched.station().value(), "127.0.0.1")).containsExactly("launch-used-or-old");

        for (int i = 0; i < 40; i++) {
            desk.send(HttpRequest.newBuilder(
                            server.url(plain + "&operator=made-up-" + i + "&time=1&signature=" + "0".repeat(64)))
                    .header("X-Forwarded-For", "203.0.113.77")
                    .header("User-Agent", "Made up " + i));
        }
        assertThat(refusals(Audit.INSTALLATION, "203.0.113.77")).containsExactly("launch-not-signed");
    }

    private List<String> refusals(UUID organisation, String address) {
        return server.rows()
                .sql("select after::jsonb ->> 'why' from audit_entry"
                        + " where organisation_id = ? and kind = 'sign-in-refused' and address = ?")
                .params(organisation, address)
                .query(String.class)
                .list();
    }

    @Test
    void whoeverElseWasSignedInIsReplaced() {
        var dana = watched.dealerPerson();
        desk.signIn(dana, WatchedSite.PASSWORD.reveal());

        var answer = desk.get(launch());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(signIns(dana)).isZero();
        assertThat(desk.get(plain).body()).contains("Kim Moreau");
    }

    @Test
    void thePlainAddressGoesOnWorkingAndOpensNothingByItself() {
        assertThat(Browser.location(desk.get(plain))).endsWith("/sign-in");
        assertThat(Browser.location(desk.get(plain + "&operator=" + kim + "&time=1")))
                .endsWith("/sign-in");

        desk.signIn(kim, WatchedSite.PASSWORD.reveal());

        assertThat(desk.get(plain).statusCode()).isEqualTo(200);
        assertThat(desk.get(plain + "&operator=somebody&time=now").statusCode()).isEqualTo(200);
    }

    @Test
    void aLookAtTheHeadUsesNothingUp() {
        var launch = launch();

        desk.send(HttpRequest.newBuilder(server.url(launch)).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(desk.get(launch).statusCode()).isEqualTo(302);
        assertThat(desk.cookie(SIGN_IN)).isPresent();
    }

    @Test
    void itIsTakenAsTheStationsSoftwareWritesIt() {
        var odd = "/monitoring?CSID=%20" + watched.account().text().toLowerCase(java.util.Locale.ROOT)
                + "+&Zone=17&ref=a%26b%3D%2F&&x";

        var answer = desk.get(signer.launch(odd, kim, server.clock().instant()));

        assertThat(Browser.location(answer)).isEqualTo(odd);
        assertThat(desk.get(odd).body()).contains("Harbour Yard");
    }

    @Test
    void duringARotationBothSecretsAreGoodAndAfterItsEndNoneIs() {
        var next = SECRET + UUID.randomUUID();
        server.part(LaunchSecrets.class).replace(watched.station(), new Secret(next));

        assertThat(desk.get(launch()).statusCode()).isEqualTo(302);
        assertThat(desk.get(new LaunchSigner(next)
                                .launch(plain + "&n=2", kim, server.clock().instant()))
                        .statusCode())
                .isEqualTo(302);

        server.part(LaunchSecrets.class).end(watched.station());
        assertRefused(
                desk.get(signer.launch(plain + "&later", kim, server.clock().instant())));
    }

    @Test
    void whoeverTriesSignaturesHasToWaitAndARightOneGetsInAllTheSame() {
        var address = "203.0.113." + (1 + Math.floorMod(secret.hashCode(), 250));
        for (int i = 0; i < 30; i++) {
            assertThat(guess(address, i).statusCode()).isEqualTo(403);
        }

        var answer = guess(address, 30);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 60L);
        assertThat(answer.body()).contains("Too many launches from here were not accepted. Try again in ");
        assertThat(from(address, launch()).statusCode()).isEqualTo(302);
    }

    private HttpResponse<String> guess(String address, int signature) {
        return from(address, plain + "&operator=" + kim + "&time=1&signature=" + "%064x".formatted(signature));
    }

    private HttpResponse<String> from(String address, String path) {
        return desk.send(HttpRequest.newBuilder(server.url(path))
                .header("Accept", "text/html")
                .header("X-Forwarded-For", address));
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Launch not accepted", "good for one minute and only once", "Sign in");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.body()).doesNotContain("signature=");
    }

    private long signIns(String login) {
        return server.rows()
                .sql("select count(*) from sign_in s join person p on p.id = s.person_id where p.login = ?")
                .param(login)
                .query(Long.class)
                .single();
    }
}
