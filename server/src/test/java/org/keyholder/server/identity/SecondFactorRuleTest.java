package org.keyholder.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.testing.AuthenticatorApp;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** Organisations whose people need a second factor, and what becomes of one that is lost. */
@ExtendWith(SharedServer.class)
class SecondFactorRuleTest {

    private static final String PASSWORD = WatchedSite.PASSWORD.reveal();
    private static final String SET_UP = "/account/second-factor";

    private final TestServer server;
    private final OrganisationId station;

    SecondFactorRuleTest(TestServer server) {
        this.server = server;
        this.station = new OrganisationId(WatchedSite.build(server).station().value());
    }

    private String person(OrganisationId organisation, Role role) {
        var login = role.code() + "-" + UUID.randomUUID();
        server.part(People.class).save(organisation, role, login, "Kim Moreau", WatchedSite.PASSWORD);
        return login;
    }

    private static String token(Browser browser, String page) {
        return Browser.token(browser.get(page)).orElseThrow();
    }

    private long entries(String kind, OrganisationId organisation) {
        return server.rows()
                .sql("select count(*) from audit_entry where organisation_id = ? and kind = ?")
                .params(organisation.value(), kind)
                .query(Long.class)
                .single();
    }

    @Test
    void whoNeedsOneSetsItUpBeforeAnythingElseAndThenGetsWhatTheyWanted() {
        var login = person(station, Role.OPERATOR);
        server.part(SecondFactors.class).require(station, true);
        try (var kim = new Browser(server)) {
            kim.get("/monitoring?act=P1");
            kim.signIn(login, PASSWORD);

            for (var page : List.of("/monitoring?act=P1", "/account", "/monitoring/signals", "/")) {
                assertThat(Browser.location(kim.get(page))).as(page).isEqualTo(SET_UP);
            }
            kim.get("/monitoring?act=P1");
            var part = kim.send(
                    HttpRequest.newBuilder(server.url("/monitoring/signals")).header("HX-Request", "true"));
            assertThat(part.statusCode()).isEqualTo(403);
            var token = token(kim, SET_UP);
            assertThat(kim.post("/account/browsers/end-others", Map.of("_csrf", token))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(kim.get(SET_UP).body()).contains("asks everybody for a second factor", "Sign out");

            AuthenticatorApp.setUp(kim, server.clock().instant());

            assertThat(kim.get("/monitoring").statusCode()).isEqualTo(200);
            var removed = kim.post(SET_UP + "/remove", Map.of("_csrf", token(kim, "/account")));
            assertThat(removed.statusCode()).isEqualTo(422);
            assertThat(removed.body()).contains("Set up another in its place");
        }
    }

    @Test
    void aRuleThatIsMadeInterruptsNobodyWhoIsSignedInAndIsOnRecord() {
        var login = person(station, Role.OPERATOR);
        try (var admin = Browser.signedIn(server, person(station, Role.STATION_ADMIN));
                var kim = Browser.signedIn(server, login)) {
            admin.post("/people/second-factor", Map.of("_csrf", token(admin, "/people"), "required", "yes"));

            assertThat(admin.get("/people").body()).contains("Everybody who signs in here needs one");
            server.clock().forward(Duration.ofSeconds(10));
            assertThat(kim.get("/monitoring").statusCode()).isEqualTo(200);
            assertThat(entries("second-factor-rule-changed", station)).isOne();

            kim.signIn(login, PASSWORD);
            assertThat(Browser.location(kim.get("/monitoring"))).isEqualTo(SET_UP);
            admin.post("/people/second-factor", Map.of("_csrf", token(admin, "/people"), "required", "no"));
            kim.signIn(login, PASSWORD);
            assertThat(kim.get("/monitoring").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoGoesOverToAnOrganisationThatAsksForOneSetsItUp() {
        var login = person(station, Role.OPERATOR);
        var other = new OrganisationId(WatchedSite.build(server).dealer().value());
        server.part(People.class).save(other, Role.DEALER_ADMIN, login, "Kim Moreau", WatchedSite.PASSWORD);
        server.part(SecondFactors.class).require(other, true);
        try (var kim = Browser.signedIn(server, login)) {
            kim.post("/account/place", Map.of("_csrf", token(kim, "/account"), "place", other + " dealer"));

            assertThat(Browser.location(kim.get("/sites"))).isEqualTo(SET_UP);
        }
    }

    @Test
    void aLostOneIsResetByWhoManagesThePeopleAndTheNextSignInSaysSo() {
        var login = person(station, Role.OPERATOR);
        server.part(SecondFactors.class).require(station, true);
        try (var admin = new Browser(server);
                var kim = new Browser(server)) {
            admin.signIn(person(station, Role.STATION_ADMIN), PASSWORD);
            AuthenticatorApp.setUp(admin, server.clock().instant());
            kim.signIn(login, PASSWORD);
            AuthenticatorApp.setUp(kim, server.clock().instant());
            var page = "/people/" + id(login);
            assertThat(admin.get(page).body()).contains("Reset the second factor");
            assertThat(admin.get(page + "/second-factor").body()).contains("Reset the second factor of Kim Moreau?");

            admin.post(page + "/second-factor", Map.of("_csrf", token(admin, page)));

            server.clock().forward(Duration.ofSeconds(5));
            assertThat(kim.get("/monitoring").statusCode()).isEqualTo(302);
            assertThat(entries("second-factor-reset", station)).isOne();
            kim.signIn(login, PASSWORD);
            assertThat(kim.get(SET_UP).body()).contains("Yours was reset by an administrator");
            AuthenticatorApp.setUp(kim, server.clock().instant());
            assertThat(kim.get(SET_UP).body()).doesNotContain("was reset");
        }
    }

    @Test
    void nobodyResetsTheirOwnOrAStrangers() {
        var login = person(station, Role.STATION_ADMIN);
        var stranger =
                person(new OrganisationId(WatchedSite.build(server).station().value()), Role.OPERATOR);
        try (var admin = Browser.signedIn(server, login)) {
            for (var whose : List.of(login, stranger)) {
                var page = "/people/" + id(whose) + "/second-factor";
                assertThat(admin.get(page).statusCode()).isEqualTo(404);
                assertThat(admin.post(page, Map.of("_csrf", token(admin, "/account")))
                                .statusCode())
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void whoRunsTheInstallationResetsByUserName() {
        var login = person(station, Role.STATION_ADMIN);
        try (var ruth = Browser.signedIn(server, person(OrganisationId.INSTALLATION, Role.INSTALLATION_ADMIN));
                var kim = Browser.signedIn(server, login)) {
            AuthenticatorApp.setUp(kim, server.clock().instant());
            var page = "/organisations/" + station;
            assertThat(ruth.get(page + "/second-factor?login=nobody").statusCode())
                    .isEqualTo(404);
            assertThat(ruth.get(page + "/second-factor?login=" + login.toUpperCase(java.util.Locale.ROOT))
                            .body())
                    .contains("Reset the second factor of Kim Moreau?");

            ruth.post(page + "/second-factor", Map.of("_csrf", token(ruth, page), "login", login));

            server.clock().forward(Duration.ofSeconds(5));
            assertThat(kim.get("/monitoring").statusCode()).isEqualTo(302);
            assertThat(entries("second-factor-reset", station)).isOne();
            Browser.signedIn(server, login).close();
        }
    }

    private UUID id(String login) {
        return server.rows()
                .sql("select id from person where login = ?")
                .param(login)
                .query(UUID.class)
                .single();
    }
}
