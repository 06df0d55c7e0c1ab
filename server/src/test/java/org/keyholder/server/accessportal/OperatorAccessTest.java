package org.keyholder.server.accessportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keyholder.server.identity.LaunchSecrets;
import org.keyholder.server.identity.People;
import org.keyholder.server.identity.Role;
import org.keyholder.server.keys.ValidKey;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.testing.automation.LaunchSigner;

/** A station's admin sets the launch secret and the addresses, over real HTTP. */
@ExtendWith(SharedServer.class)
class OperatorAccessTest {

    private static final String PAGE = "/station";
    private static final String SECRETS = PAGE + "/launch-secrets";
    private static final String ADDRESSES = PAGE + "/addresses";
    private static final String HERE = "192.0.2.17";
    private static final String ELSEWHERE = "203.0.113.9";
    private static final Pattern SHOWN = Pattern.compile("<code>([0-9a-f]{64})</code>");

    private final TestServer server;
    private final WatchedSite watched;
    private final String kim;
    private int launches;
    private Browser admin;

    OperatorAccessTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
        this.kim = watched.operator();
    }

    @BeforeEach
    void signIn() {
        admin = Browser.signedIn(server, person(watched, Role.STATION_ADMIN));
    }

    @AfterEach
    void leave() {
        admin.close();
    }

    private String person(WatchedSite of, Role role) {
        var login = role.code() + "-" + UUID.randomUUID();
        var organisation = role.side() == Role.Side.STATION
                ? of.station().value()
                : of.dealer().value();
        server.part(People.class)
                .save(new OrganisationId(organisation), role, login, "Omar Haddad", WatchedSite.PASSWORD);
        return login;
    }

    private String make() {
        var answer = admin.press("/account", SECRETS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        var shown = SHOWN.matcher(answer.body());
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }

    private HttpResponse<String> revoke(UUID secret) {
        return revoke(secret, valid().size());
    }

    /** As the page asked it when there were so many. */
    private HttpResponse<String> revoke(UUID secret, int of) {
        return admin.press("/account", SECRETS + "/" + secret + "/revoke", "of", String.valueOf(of));
    }

    private List<ValidKey> valid() {
        return server.part(LaunchSecrets.class).valid(watched.station());
    }

    /** The status that a launch with this secret gets in a browser of its own. */
    private int launch(String secret) {
        try (var desk = new Browser(server)) {
            return desk.get(new LaunchSigner(secret)
                            .launch(
                                    "/monitoring?n=" + launches++ + "&act="
                                            + watched.account().text(),
                                    kim,
                                    server.clock().instant()))
                    .statusCode();
        }
    }

    private List<String> recorded() {
        return server.rows()
                .sql(
                        "select kind || ' ' || coalesce(before, '') || ' ' || coalesce(after, '') from audit_entry"
                                + " where organisation_id = ? and (kind like 'launch-%' or kind like 'operator-%') order by at, id")
                .param(watched.station().value())
                .query(String.class)
                .list();
    }

    @Test
    void aSecretIsShownOnceAndSignsOperatorsIn() {
        assertThat(admin.get(PAGE).body()).contains("No launch secret yet", "Make a launch secret");

        var secret = make();

        assertThat(admin.get(PAGE).body())
                .doesNotContain(secret, "No launch secret yet")
                .contains("not used yet", "Renew");
        assertThat(Browser.location(admin.get(SECRETS))).isEqualTo(PAGE);
        assertThat(launch(secret)).isEqualTo(302);
        assertThat(admin.get(PAGE).body()).contains("used just now");
        assertThat(recorded())
                .singleElement()
                .asString()
                .startsWith("launch-secret-created")
                .doesNotContain(secret);
    }

    @Test
    void renewedTheOldOneWorksUntilADayAfterTheNewOneIsUsed() {
        var old = make();
        var fresh = make();

        assertThat(admin.get(PAGE).body())
                .contains("works until a day after the new one is first used", "Old secret", "New secret")
                .doesNotContain("Renew");
        assertThat(launch(old)).isEqualTo(302);
        assertThat(valid().getFirst().endsAt().orElseThrow())
                .isAfter(server.clock().instant().plus(Duration.ofDays(6)));
        assertThat(launch(fresh)).isEqualTo(302);
        assertThat(launch(old)).isEqualTo(302);
        assertThat(valid().getFirst().endsAt().orElseThrow())
                .isBetween(
                        server.clock().instant().plus(Duration.ofHours(23)),
                        server.clock().instant().plus(Duration.ofDays(1)));
        assertThat(admin.get(PAGE).body()).doesNotContain("until a day after");
        assertThat(recorded()).hasSize(2).last().asString().startsWith("launch-secret-renewed");
    }

    @Test
    void aThirdOneIsRefusedInWords() {
        make();
        make();

        var answer = admin.press("/account", SECRETS);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Two launch secrets are valid already. If you have not copied the new one, revoke it");
        assertThat(valid()).hasSize(2);
    }

    @Test
    void aRevokedOneSignsNobodyInFromThenOn() {
        var secret = make();
        var id = valid().getFirst().id();
        assertThat(admin.get(SECRETS + "/" + id + "/revoke").body())
                .contains("Revoke the launch secret?", "Launches that it signs are refused from now on");

        assertThat(revoke(id).statusCode()).isEqualTo(302);

        assertThat(launch(secret)).isEqualTo(403);
        assertThat(admin.get(PAGE).body()).contains("No launch secret yet");
        assertThat(revoke(id).statusCode()).isEqualTo(404);
        assertThat(admin.get(SECRETS + "/" + id + "/revoke").statusCode()).isEqualTo(404);
        assertThat(recorded()).last().asString().startsWith("launch-secret-revoked");
    }

    @Test
    void whereTheNewOneIsRevokedTheOldOneGoesOnWithoutAnEnd() {
        var old = make();
        var fresh = make();

        revoke(valid().getLast().id());

        assertThat(launch(fresh)).isEqualTo(403);
        assertThat(launch(old)).isEqualTo(302);
        assertThat(valid())
                .singleElement()
                .satisfies(one -> assertThat(one.endsAt()).isEmpty());
    }

    @Test
    void whoeverRevokesOnAPageThatStoodOpenDoesNotEndTheOneThatWasToGoOn() {
        var old = make();
        make();
        var fresh = valid().getLast().id();
        revoke(fresh);

        var stale = revoke(valid().getFirst().id(), 2);

        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(stale.body()).contains("Somebody else has made or revoked a launch secret meanwhile");
        assertThat(launch(old)).isEqualTo(302);
    }

    @Test
    void whoeverSavesRangesOnAPageThatStoodOpenIsToldWhatTheyAreNow() {
        var both = HERE + "\n203.0.113.0/24";
        assertThat(save(both, "confirmed", "yes").statusCode()).isEqualTo(302);
        assertThat(save(HERE, "confirmed", "yes").statusCode()).isEqualTo(302);

        var stale = save(both + "\n198.51.100.0/24", "confirmed", "yes", "before", both);

        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(stale.body()).contains("they are " + HERE + "/32. Save again");
        assertThat(networks()).isEqualTo("{" + HERE + "/32}");
    }

    @Test
    void anOlderOneThatASetUpFileEndsIsOnRecord() {
        make();
        make();
        server.part(LaunchSecrets.class)
                .replace(watched.station(), new Secret("a-launch-secret-of-a-set-up-file-0002"));

        assertThat(recorded())
                .hasSize(4)
                .satisfies(all -> assertThat(all.get(2)).startsWith("launch-secret-revoked"))
                .satisfies(all -> assertThat(all.get(3)).startsWith("launch-secret-renewed"));
    }

    @Test
    void aSetUpFileAndThePageTakeTurnsAndTheLaterOneCounts() {
        var fromFile = "a-launch-secret-of-a-set-up-file-0001";
        server.part(LaunchSecrets.class).replace(watched.station(), new Secret(fromFile));
        var fromPage = make();
        assertThat(launch(fromFile)).isEqualTo(302);
        assertThat(launch(fromPage)).isEqualTo(302);

        server.part(LaunchSecrets.class).replace(watched.station(), new Secret(fromFile));

        assertThat(launch(fromFile)).isEqualTo(302);
        assertThat(launch(fromPage)).isEqualTo(302);
        server.part(LaunchSecrets.class).end(watched.station());
        assertThat(launch(fromFile)).isEqualTo(403);
        assertThat(launch(fromPage)).isEqualTo(403);
    }

    @Test
    void anothersSecretAndNobodysAreNotFound() {
        var other = WatchedSite.build(server);
        server.part(LaunchSecrets.class).make(other.station());
        var foreign = server.part(LaunchSecrets.class)
                .valid(other.station())
                .getFirst()
                .id();

        for (var id : List.of(foreign, UUID.randomUUID())) {
            assertThat(admin.get(SECRETS + "/" + id + "/revoke").statusCode()).isEqualTo(404);
            assertThat(revoke(id).statusCode()).isEqualTo(404);
        }
        assertThat(server.part(LaunchSecrets.class).valid(other.station())).hasSize(1);
    }

    @Test
    void beforeEachDeedThePasswordIsAskedFor() {
        make();
        server.clock().forward(Duration.ofMinutes(6));

        for (var deed : List.of(SECRETS, SECRETS + "/" + valid().getFirst().id() + "/revoke", ADDRESSES)) {
            assertThat(admin.press("/account", deed, "operatorNetworks", "127.0.0.1\n::1")
                            .body())
                    .contains("Is it you", "action=\"" + deed + "\"");
        }
        assertThat(valid()).hasSize(1);
        assertThat(networks()).isEqualTo("{}");

        assertThat(admin.press(
                                "/account",
                                ADDRESSES,
                                "operatorNetworks",
                                "127.0.0.1\n::1",
                                "again",
                                WatchedSite.PASSWORD.reveal())
                        .statusCode())
                .isEqualTo(302);
        assertThat(networks()).isEqualTo("{127.0.0.1/32,::1/128}");
    }

    @ParameterizedTest
    @EnumSource(names = {"DEALER_ADMIN", "INSTALLER", "DEALER_VIEWER", "OPERATOR"})
    void nobodyElseSeesThePageOrFindsIt(Role role) {
        try (var somebody = Browser.signedIn(server, person(watched, role))) {
            assertThat(somebody.get("/account").body()).doesNotContain("href=\"/station\"");
            assertThat(somebody.get(PAGE).statusCode()).isEqualTo(403);
            assertThat(somebody.press("/account", SECRETS).statusCode()).isEqualTo(403);
            assertThat(somebody.press("/account", ADDRESSES).statusCode()).isEqualTo(403);
        }
        assertThat(admin.get("/monitoring/signals").body()
                        + admin.get("/account").body())
                .contains("href=\"/station\"");
    }

    private String networks() {
        return server.rows()
                .sql("select operator_networks::text from station where id = ?")
                .param(watched.station().value())
                .query(String.class)
                .single();
    }

    private HttpResponse<String> get(Browser browser, String path, String address) {
        return browser.send(HttpRequest.newBuilder(server.url(path))
                .header("Accept", "text/html")
                .header("X-Forwarded-For", address));
    }

    /** Saves the ranges, as somebody who comes from {@link #HERE}. */
    /** The ranges as the page has them. */
    private String lines() {
        var set = networks();
        return set.substring(1, set.length() - 1).replace(",", "\n");
    }

    private HttpResponse<String> save(String ranges, String... more) {
        var fields = Stream.concat(
                        Stream.of(
                                "_csrf",
                                Browser.token(get(admin, "/account", HERE)).orElseThrow(),
                                "operatorNetworks",
                                ranges),
                        Stream.concat(
                                List.of(more).contains("before") ? Stream.of() : Stream.of("before", lines()),
                                Stream.of(more)))
                .toList();
        var form = IntStream.range(0, fields.size() / 2)
                .mapToObj(
                        i -> fields.get(2 * i) + "=" + URLEncoder.encode(fields.get(2 * i + 1), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return admin.send(HttpRequest.newBuilder(server.url(ADDRESSES))
                .header("Accept", "text/html")
                .header("X-Forwarded-For", HERE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    @Test
    void thePageSaysFromWhereOneComesAndThatAnEmptyListIsFromEverywhere() {
        assertThat(get(admin, PAGE, HERE).body())
                .contains("<b class=\"mono\">" + HERE + "</b>", "from anywhere")
                .doesNotContain("a proxy hides");
        assertThat(admin.get(PAGE).body()).contains("a proxy hides");
    }

    @Test
    void rangesAreSavedOnRecordAndHoldAtOnce() {
        // Whoever is signed in from elsewhere is asked about first.
        assertThat(save("192.0.2.0/24\r\n2001:db8::/32\r\n192.0.2.0/24", "confirmed", "yes")
                        .statusCode())
                .isEqualTo(302);

        assertThat(networks()).isEqualTo("{192.0.2.0/24,2001:db8::/32}");
        assertThat(get(admin, PAGE, HERE).body())
                .contains("from these addresses only", "192.0.2.0/24\n2001:db8::/32</textarea>");
        assertThat(get(admin, PAGE, ELSEWHERE).statusCode()).isEqualTo(403);
        assertThat(recorded())
                .singleElement()
                .asString()
                .startsWith("operator-networks-changed")
                .contains("192.0.2.0/24, 2001:db8::/32");

        assertThat(save("192.0.2.0/24, 2001:db8::/32", "confirmed", "yes").statusCode())
                .isEqualTo(302);
        assertThat(recorded()).hasSize(1);
        assertThat(save(" ").statusCode()).isEqualTo(302);
        assertThat(networks()).isEqualTo("{}");
        assertThat(get(admin, PAGE, ELSEWHERE).statusCode()).isEqualTo(200);
        assertThat(recorded()).hasSize(2);
    }

    @Test
    void whoWouldBeCutOffIsNamedBeforeItIsDone() {
        var other = WatchedSite.build(server);
        var rival = "rival-" + UUID.randomUUID();
        server.part(People.class)
                .saveForStation(other.station(), rival, "Lou of another station", WatchedSite.PASSWORD);
        try (var desk = Browser.signedIn(server, kim);
                var elsewhere = Browser.signedIn(server, rival)) {
            assertThat(elsewhere.get("/monitoring").statusCode()).isEqualTo(200);
            assertThat(desk.get("/monitoring").statusCode()).isEqualTo(200);

            var asked = save("192.0.2.0/24");

            assertThat(asked.statusCode()).isEqualTo(200);
            assertThat(asked.body())
                    .contains("Cut off people who are signed in?", "Kim Moreau", "value=\"192.0.2.0/24\"")
                    .doesNotContain("Lou of another station");
            assertThat(networks()).isEqualTo("{}");

            assertThat(save("192.0.2.0/24", "confirmed", "yes").statusCode()).isEqualTo(302);
            assertThat(desk.get("/monitoring").statusCode()).isEqualTo(403);
            assertThat(elsewhere.get("/monitoring").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.17/24 | &#39;192.0.2.17/24&#39; is no address range.",
                "0.0.0.0/0 | holds every address.",
                "<b>control room</b> | is no address range.",
                "198.51.100.0/24 | You come from 192.0.2.17, which is in none of these ranges"
            })
    void whatCannotBeIsToldBesideItsFieldAndChangesNothing(String ranges, String words) {
        var answer = save(ranges, "confirmed", "yes");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("id=\"operatorNetworks-error\"", "aria-invalid=\"true\"")
                .doesNotContain("<b>control");
        assertThat(answer.body().replace("&#39;", "'")).contains(words.replace("&#39;", "'"));
        assertThat(networks()).isEqualTo("{}");
        assertThat(recorded()).isEmpty();
    }

    @Test
    void tooManyLinesAreRefused() {
        assertThat(save("192.0.2.0/24\n" + lines(100), "confirmed", "yes").body())
                .contains("A station has at most 100 ranges.");
        assertThat(save("192.0.2.0/24\n" + lines(10_000), "confirmed", "yes").statusCode())
                .isBetween(400, 499);
        assertThat(networks()).isEqualTo("{}");
    }

    private static String lines(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "10." + i / 256 + "." + i % 256 + ".0/24")
                .collect(Collectors.joining("\n"));
    }
}
