package org.keyholder.server.accessportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.keyholder.server.testing.Wait.until;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.Memberships;
import org.keyholder.server.identity.People;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.testing.AuthenticatorApp;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Links to choose another password on a server that sends no mail, and the end of somebody's sign-ins. */
@ExtendWith(SharedServer.class)
class PasswordLinksTest {

    private static final Pattern LINK = Pattern.compile("/password/[A-Za-z0-9_-]{43}");
    private static final String OLD = WatchedSite.PASSWORD.reveal();
    private static final String NEW = "lamp river quiet seventeen";

    private final TestServer server;
    private final WatchedSite watched;
    private final OrganisationId station;
    private final OrganisationId dealer;

    PasswordLinksTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
        this.station = new OrganisationId(watched.station().value());
        this.dealer = new OrganisationId(watched.dealer().value());
    }

    private String person(OrganisationId organisation, Role role) {
        return person(organisation, role, "Kim Moreau");
    }

    private String person(OrganisationId organisation, Role role, String name) {
        var login = role.code() + "-" + UUID.randomUUID();
        server.part(People.class).save(organisation, role, login, name, WatchedSite.PASSWORD);
        return login;
    }

    private Browser as(OrganisationId organisation, Role role) {
        return Browser.signedIn(server, person(organisation, role, "Omar Haddad"));
    }

    private Browser ruth() {
        return as(OrganisationId.INSTALLATION, Role.INSTALLATION_ADMIN);
    }

    private UUID id(String login) {
        return server.rows()
                .sql("select id from person where login = ?")
                .param(login)
                .query(UUID.class)
                .single();
    }

    private String page(String login) {
        return "/people/" + id(login);
    }

    private String made(Browser admin, String login) {
        var answer = admin.press(page(login) + "/password-link", page(login) + "/password-link");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        return link(answer);
    }

    private static String link(HttpResponse<String> answer) {
        var found = LINK.matcher(answer.body());
        assertThat(found.find()).as(answer.body()).isTrue();
        return found.group();
    }

    private HttpResponse<String> choose(Browser browser, String link, String password) {
        return browser.press(link, link, "password", password);
    }

    private void works(String login, Role role, OrganisationId organisation) {
        server.part(TenantTransactions.class)
                .run(
                        TenantScope.installation(),
                        () -> server.part(Memberships.class).add(new PersonId(id(login)), organisation, role));
    }

    private List<String> onRecord(UUID organisation, String login) {
        return server.rows()
                .sql(
                        "select kind || ' ' || coalesce(actor_name, actor_kind) from audit_entry"
                                + " where organisation_id = ? and object_id = ? and kind ~ '^password-|^person-signed-out' order by at, id")
                .params(organisation, id(login))
                .query(String.class)
                .list();
    }

    @Test
    void whoForgotChoosesAnotherByALinkThatTheAdminHandsOver() {
        var login = person(station, Role.OPERATOR);
        try (var admin = as(station, Role.STATION_ADMIN);
                var atTheDesk = Browser.signedIn(server, login);
                var kim = new Browser(server)) {
            assertThat(admin.get(page(login)).body()).contains("Another password");
            var link = made(admin, login);

            var opened = kim.get(link);
            assertThat(opened.statusCode()).isEqualTo(200);
            assertThat(opened.body()).contains("For Kim Moreau.", login);
            assertThat(opened.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(opened.headers().firstValue("Cache-Control")).contains("no-store");
            var chosen = choose(kim, link, NEW);

            assertThat(chosen.statusCode()).isEqualTo(200);
            assertThat(chosen.body()).contains("Your password is changed");
            until("the desk is signed out", () -> atTheDesk.get("/monitoring").statusCode() == 302);
            assertThat(kim.get("/monitoring").statusCode()).isEqualTo(302);
            assertThat(kim.signIn(login, OLD).statusCode()).isEqualTo(401);
            assertThat(kim.signIn(login, NEW).statusCode()).isEqualTo(302);
            assertThat(kim.get("/monitoring").statusCode()).isEqualTo(200);
            assertThat(kim.get(link).statusCode()).isEqualTo(410);
            assertThat(kim.get(link).body()).contains("has been used");
            assertThat(kim.post(link, Map.of("_csrf", token(kim), "password", OLD))
                            .statusCode())
                    .isEqualTo(410);
        }
        assertThat(onRecord(station.value(), login))
                .containsExactly("password-link-made Omar Haddad", "password-reset Kim Moreau");
    }

    private static String token(Browser browser) {
        return Browser.token(browser.get("/account")).orElseThrow();
    }

    @Test
    void whatMachinesDoWithALinkOpensAndUsesUpNothing() {
        var login = person(station, Role.OPERATOR);
        try (var admin = as(station, Role.STATION_ADMIN);
                var kim = new Browser(server)) {
            var link = made(admin, login);

            for (int i = 0; i < 3; i++) {
                var head = kim.send(HttpRequest.newBuilder(server.url(link)).HEAD());
                assertThat(head.statusCode()).isEqualTo(200);
                assertThat(kim.get(link).statusCode()).isEqualTo(200);
            }
            assertThat(kim.send(HttpRequest.newBuilder(server.url(link)).POST(HttpRequest.BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(403);

            assertThat(choose(kim, link, NEW).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aLinkThatWasReplacedOrIsTooOldOrNeverWasOpensNothing() {
        var login = person(station, Role.OPERATOR);
        try (var admin = as(station, Role.STATION_ADMIN);
                var kim = new Browser(server)) {
            var first = made(admin, login);
            var second = made(admin, login);

            assertThat(kim.get(first).statusCode()).isEqualTo(410);
            assertThat(kim.get(first).body()).contains("has been replaced");
            assertThat(kim.get(second).statusCode()).isEqualTo(200);

            server.rows()
                    .sql("update password_link set expires_at = now() - interval '1 second' where person_id = ?")
                    .param(id(login))
                    .update();
            assertThat(kim.get(second).body()).contains("has expired");
            assertThat(kim.get("/password/" + "x".repeat(43)).statusCode()).isEqualTo(404);
            assertThat(kim.get("/password/" + "x".repeat(3000)).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void anotherPasswordWhereverItComesFromVoidsAllLinks() {
        var login = person(station, Role.OPERATOR);
        try (var admin = as(station, Role.STATION_ADMIN);
                var kim = Browser.signedIn(server, login)) {
            var link = made(admin, login);

            kim.press("/account", "/account/password", "old", OLD, "password", NEW);

            assertThat(kim.get(link).body()).contains("another password has been chosen");
            assertThat(kim.signIn(login, NEW).statusCode()).isEqualTo(302);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "short, at least 12 characters",
        "password1234, among the first that are tried",
        "kim moreau 12, not the user name or one's own name",
        "'twelve letters\u0000', nobody can type them",
    })
    void aPasswordThatCannotBeIsRefusedBesideItsFieldAndTheLinkStaysOpen(String password, String words) {
        var login = person(station, Role.OPERATOR);
        try (var admin = as(station, Role.STATION_ADMIN);
                var kim = new Browser(server)) {
            var link = made(admin, login);

            var refused = choose(kim, link, password);

            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("id=\"password-error\"").contains(words);
            assertThat(choose(kim, link, NEW).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPasswordOfAMegabyteIsRefusedAtTheDoor() {
        var login = person(station, Role.OPERATOR);
        try (var admin = as(station, Role.STATION_ADMIN);
                var kim = new Browser(server)) {
            var link = made(admin, login);
            assertThat(choose(kim, link, "é".repeat(1_001)).body()).contains("at most 1,000 characters");

            try {
                assertThat(choose(kim, link, "x".repeat(1_000_000)).statusCode())
                        .isEqualTo(413);
            } catch (RuntimeException cutOff) {
                // The server need not read it all before it hangs up.
                assertThat(cutOff).isNotNull();
            }

            assertThat(kim.get(link).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theSecondFactorStaysAndIsAskedForAfterTheNewPassword() {
        var login = person(station, Role.OPERATOR);
        try (var admin = as(station, Role.STATION_ADMIN);
                var desk = Browser.signedIn(server, login);
                var kim = new Browser(server)) {
            AuthenticatorApp.setUp(desk, server.clock().instant());
            choose(kim, made(admin, login), NEW);

            assertThat(Browser.location(kim.signIn(login, NEW))).isEqualTo("/sign-in/code");
            assertThat(kim.get("/monitoring").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void whoWorksElsewhereTooIsHelpedByTheInstallationAlone() {
        var login = person(station, Role.OPERATOR);
        works(login, Role.INSTALLER, dealer);
        try (var admin = as(station, Role.STATION_ADMIN);
                var ruth = ruth();
                var kim = new Browser(server)) {
            var page = page(login) + "/password-link";
            assertThat(admin.get(page).body())
                    .contains("whoever runs this installation")
                    .doesNotContain("Make the link");
            var refused = admin.post(page, Map.of("_csrf", token(admin)));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).doesNotContainPattern(LINK);

            var ofStation = "/organisations/" + station + "/password-link";
            assertThat(ruth.get(ofStation + "?login=nobody").statusCode()).isEqualTo(404);
            assertThat(ruth.get(ofStation + "?login=" + login.toUpperCase(Locale.ROOT))
                            .body())
                    .contains("Another password for Kim Moreau");
            // In full width, as some keyboards type.
            var wide = "ｏ" + login.substring(1);
            var link = link(ruth.post(ofStation, Map.of("_csrf", token(ruth), "login", wide)));
            assertThat(choose(kim, link, NEW).statusCode()).isEqualTo(200);
            assertThat(kim.signIn(login, NEW).statusCode()).isEqualTo(302);
        }
        for (var organisation : List.of(station, dealer)) {
            assertThat(onRecord(organisation.value(), login))
                    .containsExactly("password-link-made Omar Haddad", "password-reset Kim Moreau");
        }
        assertThat(onRecord(Audit.INSTALLATION, login)).containsExactly("password-link-made Omar Haddad");
    }

    @Test
    void aLinkIsGoodNoMoreOnceWhoeverWasShownItManagesThePeopleNoMore() {
        var login = person(station, Role.OPERATOR);
        var omar = person(station, Role.STATION_ADMIN, "Omar Haddad");
        var ruth = person(OrganisationId.INSTALLATION, Role.INSTALLATION_ADMIN, "Ruth Adler");
        try (var admin = Browser.signedIn(server, omar);
                var administrator = Browser.signedIn(server, ruth);
                var kim = new Browser(server)) {
            var ofStation = made(admin, login);
            server.rows()
                    .sql("update membership set role = 'operator' where person_id = ?")
                    .param(id(omar))
                    .update();
            assertThat(kim.get(ofStation).statusCode()).isEqualTo(410);

            var page = "/organisations/" + station + "/password-link";
            var ofInstallation = link(administrator.post(page, Map.of("_csrf", token(administrator), "login", login)));
            assertThat(kim.get(ofInstallation).statusCode()).isEqualTo(200);
            server.rows()
                    .sql("delete from membership where person_id = ?")
                    .param(id(ruth))
                    .update();
            assertThat(kim.get(ofInstallation).statusCode()).isEqualTo(410);
            assertThat(kim.signIn(login, OLD).statusCode()).isEqualTo(302);
        }
    }

    @Test
    void theOtherSideOfTheSameCompanyIsElsewhereToo() {
        var login = person(station, Role.OPERATOR);
        var both = new OrganisationId(UUID.randomUUID());
        server.rows()
                .sql("insert into dealer (id, name, created_at) values (?, 'Both', now())")
                .param(both.value())
                .update();
        server.rows()
                .sql("insert into station (id, name, created_at) values (?, ?, now())")
                .params(both.value(), "Both " + both)
                .update();
        works(login, Role.INSTALLER, both);
        works(login, Role.STATION_ADMIN, both);
        server.rows()
                .sql("delete from membership where person_id = ? and organisation_id = ?")
                .params(id(login), station.value())
                .update();

        try (var admin = as(both, Role.DEALER_ADMIN)) {
            assertThat(admin.get(page(login) + "/password-link").body()).contains("whoever runs this installation");
        }
    }

    @Test
    void aLinkThatAnAdminWasShownIsVoidOnceItsPersonWorksForAnotherOrForNobody() {
        var login = person(station, Role.OPERATOR);
        try (var admin = as(station, Role.STATION_ADMIN);
                var kim = new Browser(server)) {
            var link = made(admin, login);

            works(login, Role.INSTALLER, dealer);
            assertThat(kim.get(link).statusCode()).isEqualTo(410);
            assertThat(kim.get(link).body()).contains("It opens nothing now");

            server.rows()
                    .sql("delete from membership where person_id = ? and organisation_id = ?")
                    .params(id(login), dealer.value())
                    .update();
            assertThat(kim.get(link).statusCode()).isEqualTo(200);
            admin.press(page(login), page(login) + "/remove");
            assertThat(kim.get(link).statusCode()).isEqualTo(410);
        }
    }

    /** Whatever the pages forget to ask. */
    @Test
    void theDatabaseRefusesALinkThatWouldOpenAnotherOrganisation() {
        var login = person(dealer, Role.INSTALLER);
        works(login, Role.OPERATOR, station);

        assertThatThrownBy(() -> insert(TenantScope.dealer(watched.dealer()), login))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> insert(TenantScope.installation(), login))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    private void insert(TenantScope scope, String login) {
        server.part(TenantTransactions.class)
                .run(
                        scope,
                        () -> server.part(JdbcClient.class)
                                .sql(
                                        "insert into password_link (id, person_id, token_hash, made_by, organisation_id, side, created_at, expires_at)"
                                                + " values (gen_random_uuid(), ?, sha256('a'), ?, ?, 'dealer', now(), now())")
                                .params(id(login), id(login), dealer.value())
                                .update());
    }

    @Test
    void nobodyMakesTheirOwnOrAStrangersNorEndsTheirSignIns() {
        var own = person(station, Role.STATION_ADMIN);
        var stranger =
                person(new OrganisationId(WatchedSite.build(server).station().value()), Role.OPERATOR);
        try (var admin = Browser.signedIn(server, own)) {
            assertThat(admin.get(page(own)).body())
                    .doesNotContain(page(own) + "/password-link", page(own) + "/sign-out");
            for (var whose : List.of(own, stranger)) {
                for (var what : List.of("/password-link", "/sign-out")) {
                    var page = page(whose) + what;
                    assertThat(admin.get(page).statusCode()).as(page).isEqualTo(404);
                    assertThat(admin.post(page, Map.of("_csrf", token(admin))).statusCode())
                            .as(page)
                            .isEqualTo(404);
                }
            }
        }
        try (var admin = Browser.signedIn(server, own)) {
            assertThat(admin.get("/people").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void nothingIsOfferedWhereNoMailIsSent() {
        try (var nobody = new Browser(server)) {
            var signIn = nobody.get("/sign-in");
            assertThat(signIn.body()).doesNotContain("Forgot your password?");
            assertThat(nobody.get("/sign-in/forgotten").statusCode()).isEqualTo(404);
            assertThat(nobody.post(
                                    "/sign-in/forgotten",
                                    Map.of("_csrf", Browser.token(signIn).orElseThrow(), "who", "kim"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void anAdminSignsSomebodyOutEverywhereHereAndNowhereElse() {
        var login = person(station, Role.OPERATOR);
        works(login, Role.INSTALLER, dealer);
        try (var admin = as(station, Role.STATION_ADMIN);
                var desk = Browser.signedIn(server, login);
                var phone = Browser.signedIn(server, login);
                var elsewhere = Browser.signedIn(server, login)) {
            elsewhere.press("/account", "/account/place", "place", dealer + " dealer");
            assertThat(elsewhere.get("/sites").statusCode()).isEqualTo(200);
            assertThat(desk.get("/monitoring").statusCode()).isEqualTo(200);
            assertThat(admin.get(page(login) + "/sign-out").body()).contains("also with an alarm open");

            admin.press(page(login) + "/sign-out", page(login) + "/sign-out");

            until("the desk is signed out", () -> desk.get("/monitoring").statusCode() == 302);
            until("the phone is signed out", () -> phone.get("/monitoring").statusCode() == 302);
            assertThat(elsewhere.get("/sites").statusCode()).isEqualTo(200);
            assertThat(desk.signIn(login, OLD).statusCode()).isEqualTo(302);

            admin.press(page(login) + "/sign-out", page(login) + "/sign-out");
            admin.press(page(login) + "/sign-out", page(login) + "/sign-out");
        }
        assertThat(onRecord(station.value(), login))
                .as("once for each time that there was something to end")
                .containsExactly("person-signed-out Omar Haddad", "person-signed-out Omar Haddad");
        assertThat(onRecord(dealer.value(), login)).isEmpty();
    }
}
