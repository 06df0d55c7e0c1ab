package org.keyholder.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.testing.AuthenticatorApp;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** Signing in with a code beside the password, over real HTTP. */
@ExtendWith(SharedServer.class)
class SecondFactorTest {

    private static final String PASSWORD = WatchedSite.PASSWORD.reveal();
    private static final Duration STEP = Duration.ofSeconds(30);

    private final TestServer server;
    private final String login = "kim-" + UUID.randomUUID();
    private OrganisationId station;
    private AuthenticatorApp app;

    SecondFactorTest(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void kimHasAnApp() {
        station = new OrganisationId(WatchedSite.build(server).station().value());
        server.part(People.class).save(station, Role.OPERATOR, login, "Kim", WatchedSite.PASSWORD);
        try (var browser = Browser.signedIn(server, login)) {
            app = AuthenticatorApp.setUp(browser, server.clock().instant());
        }
        // A code of the step in which the app was set up is used by that.
        server.clock().forward(STEP);
    }

    private Browser halfSignedIn() {
        var browser = new Browser(server);
        var answer = browser.signIn(login, PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.location(answer)).isEqualTo("/sign-in/code");
        return browser;
    }

    private List<String> record() {
        return server.rows()
                .sql(
                        "select kind || coalesce(' ' || (after::json ->> 'by'), '') || coalesce(' ' || (after::json ->> 'why'), '')"
                                + " from audit_entry where organisation_id = ? order by at, id")
                .param(station.value())
                .query(String.class)
                .list();
    }

    @Test
    void afterThePasswordTheCodeOpensThePageThatWasWanted() {
        try (var kim = new Browser(server)) {
            kim.get("/monitoring?act=P1");
            kim.signIn(login, PASSWORD);
            assertThat(kim.get("/sign-in/code").body()).contains("The alarm opens after this step.");
            assertThat(kim.get("/monitoring").statusCode()).isEqualTo(302);
            kim.get("/monitoring?act=P1");

            var answer = app.enter(kim, server.clock().instant());

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(Browser.location(answer)).isEqualTo("/monitoring?act=P1");
            assertThat(kim.get("/monitoring").statusCode()).isEqualTo(200);
            assertThat(record()).endsWith("signed-in password-and-code");
        }
    }

    @Test
    void aCodeCountsOnceAndThoseBeforeItDoNotAnyMore() {
        var now = server.clock().instant();
        try (var one = halfSignedIn();
                var other = halfSignedIn()) {
            assertThat(app.enter(one, now).statusCode()).isEqualTo(302);

            assertThat(app.enter(other, now).statusCode()).isEqualTo(401);
            assertThat(app.enter(other, now.minus(STEP)).body()).contains("This code is wrong, or it has been used.");
            assertThat(app.enter(other, now.plus(STEP)).statusCode()).isEqualTo(302);
        }
    }

    @Test
    void aRecoveryCodeSignsInOnceAndTheAccountSaysSo() {
        var code = app.recoveryCodes().getFirst();
        try (var one = halfSignedIn();
                var other = halfSignedIn()) {
            assertThat(AuthenticatorApp.enter(one, "recovery", code.toUpperCase(java.util.Locale.ROOT))
                            .statusCode())
                    .isEqualTo(302);

            assertThat(AuthenticatorApp.enter(other, "recovery", code).body()).contains("none of your recovery codes");
            assertThat(one.get("/account").body()).contains("9 of 10 recovery codes are left. The last one was used");
            assertThat(record()).contains("signed-in password-and-recovery-code", "sign-in-refused wrong-code");
        }
    }

    @Test
    void newRecoveryCodesTakeThePlaceOfTheOld() {
        try (var kim = halfSignedIn();
                var other = halfSignedIn()) {
            app.enter(kim, server.clock().instant());
            var token = Browser.token(kim.get("/account")).orElseThrow();
            var codes = AuthenticatorApp.recoveryCodes(
                    kim.post("/account/second-factor/recovery-codes", Map.of("_csrf", token)));

            assertThat(codes).hasSize(10).doesNotContainAnyElementsOf(app.recoveryCodes());
            assertThat(AuthenticatorApp.enter(
                                    other, "recovery", app.recoveryCodes().getFirst())
                            .statusCode())
                    .isEqualTo(401);
            assertThat(AuthenticatorApp.enter(other, "recovery", codes.getFirst())
                            .statusCode())
                    .isEqualTo(302);
        }
    }

    @Test
    void afterFiveWrongCodesTheNextHasToWait() {
        try (var kim = halfSignedIn()) {
            for (int wrong = 1; wrong <= 5; wrong++) {
                assertThat(AuthenticatorApp.enter(kim, "code", "000000").statusCode())
                        .isEqualTo(401);
            }

            var refused = app.enter(kim, server.clock().instant());
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            server.clock().forward(Duration.ofMinutes(1));
            assertThat(app.enter(kim, server.clock().instant()).statusCode()).isEqualTo(302);
        }
    }

    @Test
    void halfASignInOpensNothingElseAndEndsAfterFiveMinutesAndWithThePassword() {
        try (var kim = halfSignedIn();
                var late = halfSignedIn();
                var nobody = new Browser(server)) {
            for (var page : List.of("/monitoring", "/account", "/account/second-factor")) {
                assertThat(Browser.location(kim.get(page))).as(page).contains("/sign-in");
            }
            assertThat(Browser.location(nobody.get("/sign-in/code"))).endsWith("/sign-in");
            nobody.keep(
                    "keyholder-half", kim.cookie("keyholder-half").orElseThrow().getValue() + "A");
            assertThat(Browser.location(nobody.get("/sign-in/code"))).endsWith("/sign-in");

            server.clock().forward(Duration.ofMinutes(5));
            assertThat(Browser.location(late.get("/sign-in/code"))).endsWith("/sign-in");

            kim.signIn(login, PASSWORD);
            assertThat(kim.get("/sign-in/code").statusCode()).isEqualTo(200);
            server.part(People.class)
                    .save(station, Role.OPERATOR, login, "Kim", new Secret("what nobody has read along"));
            assertThat(Browser.location(kim.get("/sign-in/code"))).endsWith("/sign-in");
        }
    }

    @Test
    void settingUpSignsOutElsewhereAndAWrongCodeSetsNothingUp() {
        var another = "lee-" + UUID.randomUUID();
        server.part(People.class).save(station, Role.OPERATOR, another, "Lee", WatchedSite.PASSWORD);
        try (var here = Browser.signedIn(server, another);
                var there = Browser.signedIn(server, another)) {
            var token = Browser.token(here.get("/account/second-factor")).orElseThrow();
            var refused = here.post("/account/second-factor", Map.of("_csrf", token, "key", "00", "code", "123456"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("The key was shown too long ago");
            assertThat(here.get("/account").body()).contains("Set up an authenticator app");

            AuthenticatorApp.setUp(here, server.clock().instant());

            server.clock().forward(Duration.ofSeconds(5));
            assertThat(here.get("/monitoring").statusCode()).isEqualTo(200);
            assertThat(there.get("/monitoring").statusCode()).isEqualTo(302);
            assertThat(record()).contains("second-factor-set-up");
        }
    }

    @Test
    void whoRemovesItSignsInByPasswordAlone() {
        try (var kim = halfSignedIn()) {
            app.enter(kim, server.clock().instant());
            var token = Browser.token(kim.get("/account/second-factor/remove")).orElseThrow();

            kim.post("/account/second-factor/remove", Map.of("_csrf", token));

            Browser.signedIn(server, login).close();
            assertThat(record()).contains("second-factor-removed");
        }
    }

    private HttpResponse<String> removes(Browser kim, String code) {
        var form = new HashMap<String, String>();
        form.put("_csrf", Browser.token(kim.get("/account")).orElseThrow());
        form.put("again", PASSWORD);
        form.put("again-code", code);
        return kim.post("/account/second-factor/remove", form);
    }

    @Test
    void whoIsAskedAgainShowsTheSecondFactorTooAndACodeCountsOnceThereAsWell() {
        try (var kim = halfSignedIn()) {
            app.enter(kim, server.clock().instant());
            server.clock().forward(Duration.ofMinutes(5));

            assertThat(removes(kim, "").body())
                    .contains("needs your password and a code once more", "Enter the code as well.");
            assertThat(removes(kim, "000000").body()).contains("This code is wrong, or it has been used.");
            assertThat(removes(kim, app.code(server.clock().instant().minus(Duration.ofMinutes(5))))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(record()).endsWith("sign-in-refused wrong-code").doesNotContain("second-factor-removed");

            assertThat(removes(kim, app.code(server.clock().instant())).statusCode())
                    .isEqualTo(302);
            assertThat(record()).endsWith("second-factor-removed");
        }
    }

    @Test
    void whoIsAskedAgainWithoutTheAppShowsARecoveryCodeOnce() {
        try (var kim = halfSignedIn()) {
            app.enter(kim, server.clock().instant());
            server.clock().forward(Duration.ofMinutes(5));
            assertThat(removes(kim, "zzzz-zzzz-zzzz").statusCode()).isEqualTo(422);

            assertThat(removes(kim, app.recoveryCodes().getFirst()).statusCode())
                    .isEqualTo(302);
            assertThat(record()).endsWith("second-factor-removed");
        }
    }
}
