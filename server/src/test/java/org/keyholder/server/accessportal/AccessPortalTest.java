package org.keyholder.server.accessportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.identity.Invitations;
import org.keyholder.server.identity.People;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.testing.AuthenticatorApp;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** Organisations, their people, invitations and one's own account, over real HTTP. */
@ExtendWith(SharedServer.class)
class AccessPortalTest {

    private static final Pattern LINK = Pattern.compile("/invitation/([A-Za-z0-9_-]{43})");
    private static final Pattern PERSON = Pattern.compile("href=\"(/people/[0-9a-f-]{36})\"");
    private static final String PASSWORD = WatchedSite.PASSWORD.reveal();

    private final TestServer server;
    private final WatchedSite watched;
    private final OrganisationId dealer;

    AccessPortalTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
        this.dealer = new OrganisationId(watched.dealer().value());
    }

    private String person(OrganisationId organisation, Role role) {
        var login = role.code() + "-" + UUID.randomUUID();
        server.part(People.class).save(organisation, role, login, "Sam " + role.words(), WatchedSite.PASSWORD);
        return login;
    }

    private Browser as(OrganisationId organisation, Role role) {
        return Browser.signedIn(server, person(organisation, role));
    }

    private Browser administrator() {
        return as(OrganisationId.INSTALLATION, Role.INSTALLATION_ADMIN);
    }

    private static final Pattern API_KEY = Pattern.compile("khp_[A-Za-z0-9_-]{32}");

    private static String found(String pattern, HttpResponse<String> page) {
        var found = Pattern.compile(pattern).matcher(page.body());
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    @Test
    void anApiKeyIsMadeShownOnceRenewedAndRevoked() {
        try (var admin = as(dealer, Role.DEALER_ADMIN)) {
            assertThat(admin.get("/api-keys").body()).contains("No keys yet");
            var made = admin.press("/api-keys", "/api-keys", "name", "Billing", "events:read", "true", "span", "90");
            assertThat(made.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(it -> assertThat(it).contains("no-store"));
            assertThat(made.body()).containsPattern(API_KEY).contains("Billing", "not used yet", "ends on");
            var listed = admin.get("/api-keys");
            assertThat(listed.body()).doesNotContainPattern(API_KEY).contains("Read events");

            var keys = found("action=\"(/api-keys/[^\"]+/keys)\"", listed);
            assertThat(admin.press("/api-keys", keys).body())
                    .containsPattern(API_KEY)
                    .contains("old key, works until 7 days after the new one is first used", "new key");
            assertThat(admin.press("/api-keys", keys).statusCode()).isEqualTo(422);
            assertThat(Browser.location(admin.get(keys))).endsWith("/api-keys");

            for (int i = 0; i < 2; i++) {
                var revocation = found("href=\"(/api-keys/[^\"]+/revoke)\"", admin.get("/api-keys"));
                assertThat(admin.get(revocation).body()).contains(i == 0 ? "Revoke the old key" : "shut out");
                admin.press(revocation, revocation);
            }
            assertThat(admin.get("/api-keys").body()).contains("No keys yet");
        }
        assertThat(server.rows()
                        .sql(
                                "select kind from audit_entry where organisation_id = ? and object_kind = 'program' order by at, id")
                        .param(dealer.value())
                        .query(String.class)
                        .list())
                .containsExactly("api-key-created", "api-key-renewed", "api-key-revoked", "api-key-revoked");
    }

    @Test
    void anApiKeyNeedsANameAScopeAndASpanThatThereIs() {
        try (var admin = as(new OrganisationId(watched.station().value()), Role.STATION_ADMIN)) {
            var nameless = admin.press("/api-keys", "/api-keys", "name", " ", "clips:read", "true", "span", "");
            assertThat(nameless.statusCode()).isEqualTo(422);
            assertThat(nameless.body()).contains("id=\"name-error\"");
            var idle = admin.press("/api-keys", "/api-keys", "name", "Billing", "span", "");
            assertThat(idle.body()).contains("id=\"scopes-error\"", "Choose what the key is for.", "value=\"Billing\"");
            var endless = admin.press("/api-keys", "/api-keys", "name", "B", "events:read", "true", "span", "9999");
            assertThat(endless.body()).contains("id=\"span-error\"");
            assertThat(admin.get("/api-keys").body()).contains("No keys yet");
        }
    }

    private String invited(Browser admin, Role role) {
        var page = admin.press("/people", "/people/invitations", "invited", "Lee Wong", "role", role.code());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(it -> assertThat(it).contains("no-store"));
        return link(page);
    }

    private static String link(HttpResponse<String> page) {
        var found = LINK.matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private HttpResponse<String> accept(Browser browser, String link, String login) {
        return browser.press(link, link, "login", login, "name", "Lee Wong", "password", PASSWORD);
    }

    @Test
    void whoIsInvitedMakesAnAccountAndIsSignedIn() {
        try (var admin = as(dealer, Role.DEALER_ADMIN);
                var lee = new Browser(server);
                var other = new Browser(server)) {
            var link = invited(admin, Role.INSTALLER);
            var opened = lee.get(link);
            assertThat(opened.body()).contains("as: Installer");
            assertThat(opened.headers().firstValue("Referrer-Policy")).contains("no-referrer");

            var answer = accept(lee, link, "lee-" + UUID.randomUUID());

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(lee.get("/sites").statusCode()).isEqualTo(200);
            assertThat(lee.get("/people").statusCode()).isEqualTo(403);
            assertThat(other.get(link).statusCode()).isEqualTo(410);
            assertThat(other.get(link).body()).contains("has been used");
            assertThat(admin.get("/people").body()).contains("Lee Wong");
        }
    }

    @Test
    void aLinkThatWasReplacedTakenBackOrIsTooOldMakesNobody() {
        try (var admin = as(dealer, Role.DEALER_ADMIN);
                var lee = new Browser(server)) {
            var first = invited(admin, Role.INSTALLER);
            var id = server.rows()
                    .sql("select id from invitation where organisation_id = ? and used_at is null")
                    .param(dealer.value())
                    .query(UUID.class)
                    .single();
            var second = link(admin.press("/people", "/people/invitations/" + id + "/renew"));
            assertThat(lee.get(first).statusCode()).isEqualTo(404);

            server.rows()
                    .sql("update invitation set expires_at = now() - interval '1 second' where id = ?")
                    .param(id)
                    .update();
            assertThat(lee.get(second).body()).contains("has expired");

            var third = link(admin.press("/people", "/people/invitations/" + id + "/renew"));
            assertThat(lee.get(third).statusCode()).isEqualTo(200);
            admin.press("/people", "/people/invitations/" + id + "/revoke");
            assertThat(lee.get(third).body()).contains("was taken back");
            assertThat(lee.get("/invitation/" + "x".repeat(43)).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theLinkOfTheFirstAdministratorWorksOnceAndUntilTheNext() {
        var invitations = server.part(Invitations.class);
        var before = Invitations.PATH + invitations.inviteAdministrator().reveal();
        var link = Invitations.PATH + invitations.inviteAdministrator().reveal();
        try (var ruth = new Browser(server)) {
            assertThat(ruth.get(before).statusCode()).isEqualTo(410);

            accept(ruth, link, "ruth-" + UUID.randomUUID());

            assertThat(ruth.get("/organisations").statusCode()).isEqualTo(200);
            assertThat(ruth.get(link).statusCode()).isEqualTo(410);
        }
    }

    @Test
    void aLoginThatSomebodyHasIsRefusedAndTheLinkStaysOpen() {
        try (var admin = as(dealer, Role.DEALER_ADMIN);
                var lee = new Browser(server)) {
            var taken = person(dealer, Role.INSTALLER);
            var link = invited(admin, Role.INSTALLER);

            var refused = accept(lee, link, taken);

            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("Somebody has this user name");
            assertThat(lee.get(link).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPersonOfTwoOrganisationsChangesBetweenThemAndSeesOneAtATime() {
        var elsewhere = WatchedSite.build(
                server,
                "xml-http",
                server.receiver().httpAddress().toString(),
                watched.account().text());
        var station = new OrganisationId(elsewhere.station().value());
        try (var admin = as(station, Role.STATION_ADMIN);
                var sam = as(dealer, Role.INSTALLER)) {
            var link = invited(admin, Role.OPERATOR);

            var joined = sam.press("/account", link);

            assertThat(joined.statusCode()).isEqualTo(302);
            assertThat(sam.get("/monitoring?act=" + elsewhere.account().text()).statusCode())
                    .isEqualTo(200);
            assertThat(sam.get("/sites").statusCode()).isEqualTo(403);

            sam.press("/account", "/account/place", "place", dealer + " dealer");
            assertThat(sam.get("/sites/" + watched.site()).statusCode()).isEqualTo(200);
            assertThat(sam.get("/sites/" + elsewhere.site()).statusCode()).isEqualTo(404);
            assertThat(sam.get("/monitoring").statusCode()).isEqualTo(403);
            assertThat(sam.press("/account", "/account/place", "place", elsewhere.dealer() + " dealer")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void nobodyGoesOverToAnotherOrganisationWithoutHavingShownForAWhileWhoTheyAre() {
        var login = person(dealer, Role.INSTALLER);
        server.part(People.class)
                .save(OrganisationId.INSTALLATION, Role.INSTALLATION_ADMIN, login, "Sam", WatchedSite.PASSWORD);
        var there = OrganisationId.INSTALLATION + " installation";
        try (var sam = Browser.signedIn(server, login)) {
            sam.press("/account", "/account/place", "place", dealer + " dealer");
            server.clock().forward(Duration.ofMinutes(5));

            assertThat(sam.press("/account", "/account/place", "place", there).body())
                    .contains("Is it you");
            assertThat(sam.get("/organisations").statusCode()).isEqualTo(403);

            sam.press("/account", "/account/place", "place", there, "again", WatchedSite.PASSWORD.reveal());
            assertThat(sam.get("/organisations").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoIsNoAdministratorDoesNotGoToTheInstallation() {
        try (var sam = as(dealer, Role.DEALER_ADMIN)) {
            assertThat(sam.press("/account", "/account/place", "place", OrganisationId.INSTALLATION + " installation")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void whatARoleDoesNotReachIsOnRecordOnceInAWhile() {
        try (var sam = as(dealer, Role.INSTALLER)) {
            for (int i = 0; i < 3; i++) {
                assertThat(sam.get("/people").statusCode()).isEqualTo(403);
                assertThat(sam.get("/people/" + UUID.randomUUID()).statusCode()).isEqualTo(403);
            }

            assertThat(server.rows()
                            .sql(
                                    "select actor_name || ' ' || after from audit_entry where organisation_id = ? and kind = 'right-refused' order by id")
                            .param(dealer.value())
                            .query(String.class)
                            .list())
                    .containsExactly(
                            "Sam Installer {\"what\":\"GET /people\"}",
                            "Sam Installer {\"what\":\"GET /people/{id}\"}");
        }
    }

    @Test
    void whoLosesARoleIsSignedOutAndTheLastAdministratorStays() {
        try (var admin = as(dealer, Role.DEALER_ADMIN);
                var sam = as(dealer, Role.INSTALLER)) {
            var people = PERSON.matcher(admin.get("/people").body())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            var samsPage = people.stream()
                    .filter(page -> admin.get(page).body().contains("Sam Installer"))
                    .findFirst()
                    .orElseThrow();
            var adminsPage = people.stream()
                    .filter(page -> !page.equals(samsPage))
                    .findFirst()
                    .orElseThrow();
            assertThat(sam.get("/sites").statusCode()).isEqualTo(200);

            admin.press(samsPage, samsPage + "/role", "role", "dealer-viewer");
            assertThat(sam.get("/sites").statusCode()).isEqualTo(302);

            admin.press(samsPage, samsPage + "/remove");
            assertThat(admin.get(samsPage).statusCode()).isEqualTo(404);

            for (var deed : new String[] {"/remove", "/role"}) {
                var refused = admin.press(adminsPage, adminsPage + deed, "role", "installer");
                assertThat(refused.statusCode()).isEqualTo(422);
                assertThat(refused.body()).contains("Somebody has to stay");
            }
            assertThat(admin.get("/people").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anInvitationMakesNobodyLessThanTheyAre() {
        try (var admin = as(dealer, Role.DEALER_ADMIN);
                var sam = as(dealer, Role.DEALER_VIEWER)) {
            var link = invited(admin, Role.INSTALLER);

            var refused = admin.press(link, link);

            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("You work here already, as: Dealer admin");
            assertThat(admin.get("/people").statusCode()).isEqualTo(200);

            assertThat(sam.press(link, link).statusCode()).isEqualTo(302);
            until("Sam is signed out", () -> sam.get("/sites").statusCode() == 302);
            assertThat(admin.get(link).body()).contains("has been used");
        }
    }

    @Test
    void anOrganisationIsMadeNamedAndClosedAndItsPeopleAreOutWithIt() {
        try (var admin = administrator();
                var first = new Browser(server)) {
            var made = admin.press("/organisations", "/organisations", "name", "Beta Alarms", "kind", "both");
            var url = Browser.location(made);
            assertThat(made.statusCode()).isEqualTo(302);
            assertThat(admin.get(url).body()).contains("Dealer and monitoring station");

            var link = link(admin.press(url, url + "/invitations", "invited", "Bea", "role", "station-admin"));
            var login = "bea-" + UUID.randomUUID();
            accept(first, link, login);
            assertThat(Browser.location(first.get("/monitoring"))).isEqualTo("/account/second-factor");
            AuthenticatorApp.setUp(first, server.clock().instant());
            assertThat(first.get("/monitoring").body()).contains("Beta Alarms");

            admin.press(url, url + "/name", "name", "Gamma Alarms " + login, "phone", "");
            assertThat(first.get("/people").body()).contains("Gamma Alarms");

            admin.press(url + "/close", url + "/close");
            assertThat(first.get("/monitoring").statusCode()).isEqualTo(302);
            assertThat(first.signIn(login, PASSWORD).statusCode()).isEqualTo(401);

            admin.press(url, url + "/reopen");
            assertThat(first.signIn(login, PASSWORD).statusCode()).isEqualTo(302);
        }
    }

    @Test
    void whoRunsTheInstallationSeesNoCustomerButWithAReasonAndForAnHour() {
        try (var admin = administrator()) {
            var url = "/organisations/" + dealer;
            assertThat(admin.get("/sites").statusCode()).isEqualTo(403);
            assertThat(admin.press(url, url + "/look", "look", "dealer-viewer", "reason", " ")
                            .body())
                    .contains("Say why");

            admin.press(url, url + "/look", "look", "dealer-viewer", "reason", "Asked by phone");

            assertThat(admin.get("/sites").body()).contains("Harbour Yard").doesNotContain("Create a site");
            try (var dana = as(dealer, Role.DEALER_ADMIN)) {
                assertThat(dana.get("/people").body()).contains("looks in until");
            }
            server.rows()
                    .sql(
                            "update membership set ends_at = now() where organisation_id = ? and reason = 'Asked by phone'")
                    .param(dealer.value())
                    .update();
            server.clock().forward(Duration.ofSeconds(5));
            assertThat(admin.get("/sites").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void aLookAtAStationOnlySeesAndNobodyIsOfferedItsRole() {
        var station = new OrganisationId(watched.station().value());
        var url = "/organisations/" + station;
        try (var admin = administrator();
                var omar = as(station, Role.STATION_ADMIN)) {
            assertThat(admin.get(url).body()).contains("Viewer: sees the desk, changes nothing");
            assertThat(admin.press(url, url + "/look", "look", "operator", "reason", "Asked by phone")
                            .statusCode())
                    .isEqualTo(422);

            admin.press(url, url + "/look", "look", "station-viewer", "reason", "Asked by phone");

            assertThat(admin.get("/account").body()).contains("Viewer");
            assertThat(omar.get("/people").body())
                    .contains("looks in until", "Viewer")
                    .doesNotContain("value=\"station-viewer\"");
            var invited = omar.press("/people", "/people/invitations", "invited", "Lee Wong", "role", "station-viewer");
            assertThat(invited.statusCode()).isEqualTo(422);
            assertThat(invited.body()).contains("Choose one of the roles.");
            var person = colleague(station, Role.OPERATOR);
            assertThat(omar.press(person, person + "/role", "role", "station-viewer")
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    /** Somebody else of the organisation, by the address of their page. */
    private String colleague(OrganisationId organisation, Role role) {
        return "/people/"
                + server.rows()
                        .sql("select id from person where login = ?")
                        .param(person(organisation, role))
                        .query(String.class)
                        .single();
    }

    @ParameterizedTest
    @CsvSource({
        "'', dealer, This field is required",
        "x, bank, Choose what the organisation does",
    })
    void anOrganisationThatCannotBeIsRefusedBesideItsField(String name, String kind, String words) {
        try (var admin = administrator()) {
            var refused = admin.press("/organisations", "/organisations", "name", name, "kind", kind);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains(words.startsWith("This") ? "A name has 1 to 120 characters" : words);
        }
    }

    @Test
    void anotherPasswordEndsAllOtherSignInsAndWhatWasCopiedOfThisOne() {
        var login = person(dealer, Role.INSTALLER);
        try (var here = Browser.signedIn(server, login);
                var there = Browser.signedIn(server, login);
                var copy = here.copied()) {
            assertThat(here.get("/account").body()).contains("Sign out everywhere else");
            assertThat(copy.get("/sites").statusCode()).isEqualTo(200);
            assertThat(here.press("/account", "/account/password", "old", "wrong", "password", "a b c d e f g h i j k")
                            .body())
                    .contains("This is not your password");

            var changed = here.press(
                    "/account", "/account/password", "old", PASSWORD, "password", "lamp river quiet seventeen");

            assertThat(here.get(Browser.location(changed)).body()).contains("Your password is changed");
            assertThat(here.get("/sites").statusCode()).isEqualTo(200);
            assertThat(copy.get("/sites").statusCode()).isEqualTo(302);
            assertThat(there.get("/sites").statusCode()).isEqualTo(302);
            assertThat(there.signIn(login, PASSWORD).statusCode()).isEqualTo(401);
        }
    }
}
