package org.keyholder.server.accessportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.identity.People;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.testing.provider.Bend;
import org.keyholder.testing.provider.SignInProvider;

/** An organisation's own sign-in, as its admin sets it. */
class SignInProviderPagesTest {

    private static final String PAGE = "/people/sign-in";
    private static final String SECRET = "the client's secret of this test";

    private static TestServer server;
    private static SignInProvider real;

    private OrganisationId dealer;
    private String name;
    private Browser admin;

    @BeforeAll
    static void start() {
        server = TestServer.start(Map.of("keyholder.open-id.private-addresses", true));
        real = SignInProvider.start(server.clock());
    }

    @AfterAll
    static void stop() {
        real.close();
        server.close();
    }

    @BeforeEach
    void organisation() {
        real.answers(Bend.STRAIGHT);
        dealer = new OrganisationId(WatchedSite.build(server).dealer().value());
        name = "dealer-" + UUID.randomUUID().toString().substring(0, 8);
        admin = Browser.signedIn(server, person(dealer, Role.DEALER_ADMIN));
    }

    @AfterEach
    void leave() {
        admin.close();
    }

    private static String person(OrganisationId organisation, Role role) {
        var login = role.code() + "-" + UUID.randomUUID();
        server.part(People.class).save(organisation, role, login, "Sam Lowe", WatchedSite.PASSWORD);
        return login;
    }

    private HttpResponse<String> press(Browser browser, String action, String... fields) {
        var form = new HashMap<String, String>();
        form.put("_csrf", Browser.token(browser.get("/account")).orElseThrow());
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return browser.post(action, form);
    }

    private HttpResponse<String> save(String called, String issuer, String secret) {
        return press(admin, PAGE, "name", called, "issuer", issuer, "clientId", "keyholder", "clientSecret", secret);
    }

    private String issuer() {
        return real.issuer().toString();
    }

    @Test
    void anAdminSetsItAndFindsTheAddressesToGoOnWith() {
        assertThat(admin.get("/people").body()).contains(PAGE);
        assertThat(admin.get(PAGE).body())
                .contains("/sign-in/with/short-name/answer")
                .doesNotContain("Try it");

        assertThat(save(" " + name.toUpperCase(java.util.Locale.ROOT) + " ", issuer(), SECRET)
                        .statusCode())
                .isEqualTo(302);

        var page = admin.get(PAGE).body();
        assertThat(page)
                .contains("/sign-in/with/" + name + "/answer", issuer(), "Nobody yet")
                .doesNotContain(SECRET);
        try (var browser = new Browser(server)) {
            assertThat(browser.get("/sign-in/with/" + name).body()).contains("Sign in for Dealer", "127.0.0.1");
            assertThat(Browser.location(browser.get("/sign-in/with?name=" + name)))
                    .isEqualTo("/sign-in/with/" + name);
            assertThat(browser.get("/sign-in").body()).contains("/sign-in/with");
        }
    }

    @Test
    void theSecretIsSealedAndStaysWhereNoneIsTyped() {
        save(name, issuer(), SECRET);
        var before = secret();

        assertThat(press(admin, PAGE, "name", name, "issuer", issuer(), "clientId", "another", "secondFactor", "yes")
                        .statusCode())
                .isEqualTo(302);

        assertThat(secret()).isEqualTo(before);
        assertThat(new String(before, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(SECRET);
        assertThat(server.rows()
                        .sql("select provides_second_factor from sign_in_provider where organisation_id = ?")
                        .param(dealer.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        var recorded = server.rows()
                .sql(
                        "select string_agg(coalesce(before, '') || coalesce(after, ''), ' ') from audit_entry where organisation_id = ? and kind = 'provider-set'")
                .param(dealer.value())
                .query(String.class)
                .single();
        assertThat(recorded).contains("clientId", "providesSecondFactor").doesNotContain(SECRET);
    }

    private byte[] secret() {
        return server.rows()
                .sql("select sealed_secret from sign_in_provider where organisation_id = ?")
                .param(dealer.value())
                .query(byte[].class)
                .single();
    }

    @Test
    void aSecretIsNotShownToAnotherIssuerThanItsOwn() {
        save(name, issuer(), SECRET);

        var answer = press(admin, PAGE, "name", name, "issuer", "https://elsewhere.example", "clientId", "keyholder");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Enter the client secret");
        assertThat(admin.get(PAGE).body()).contains(issuer());
    }

    @ParameterizedTest
    @CsvSource({
        "no, https://login.example.com, s, A short name has 3 to 40",
        "-dealer, https://login.example.com, s, A short name has 3 to 40",
        "a dealer, https://login.example.com, s, A short name has 3 to 40",
        "good-name, http://login.example.com, s, An issuer is an address that begins with https",
        "good-name, '', s, An issuer is an address that begins with https",
        "good-name, https://login.example.com, '', Enter the client secret",
        "good-name, https://login.example.com, ünderhånd, A client secret has at most 400",
    })
    void whatCannotBeIsToldBesideItsField(String called, String at, String secret, String words) {
        var answer = save(called, at, secret);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(words).doesNotContain("Try it");
    }

    @Test
    void aNameIsOneOrganisationsAlone() {
        save(name, issuer(), SECRET);
        var other = new OrganisationId(WatchedSite.build(server).dealer().value());
        try (var rival = Browser.signedIn(server, person(other, Role.DEALER_ADMIN))) {
            var answer = press(
                    rival, PAGE, "name", name, "issuer", issuer(), "clientId", "keyholder", "clientSecret", SECRET);

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("Another organisation has this short name.");
        }
    }

    @Test
    void tryingItSaysInWordsWhatIsWrong() {
        save(name, issuer(), SECRET);
        assertThat(press(admin, PAGE + "/try").body()).contains("answers as it should");

        real.answers(Bend.answer("openid-configuration", body -> body.replace("S256", "plain")));
        assertThat(press(admin, PAGE + "/try").body()).contains("It does not offer PKCE with S256.");

        real.answers(Bend.answer("openid-configuration", body -> "<html>"));
        assertThat(press(admin, PAGE + "/try").body()).contains("is not what OpenID Connect says");
    }

    @Test
    void itIsRemovedAndOnRecord() {
        save(name, issuer(), SECRET);

        assertThat(press(admin, PAGE + "/remove").statusCode()).isEqualTo(302);

        assertThat(admin.get(PAGE).body()).doesNotContain("Try it");
        assertThat(press(admin, PAGE + "/remove").statusCode()).isEqualTo(404);
        assertThat(server.rows()
                        .sql("select count(*) from audit_entry where organisation_id = ? and kind = 'provider-removed'")
                        .param(dealer.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theInstallationHasNone() {
        try (var ruth = Browser.signedIn(server, person(OrganisationId.INSTALLATION, Role.INSTALLATION_ADMIN))) {
            assertThat(ruth.get(PAGE).statusCode()).isEqualTo(404);
            assertThat(ruth.get("/people").body()).doesNotContain(PAGE);
        }
    }
}
