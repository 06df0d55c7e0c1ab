package org.keyholder.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.testing.AuthenticatorApp;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.PasskeyDevice;
import org.keyholder.server.testing.PasskeyDevice.Asked;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** What people do with their own passkeys. */
@ExtendWith(SharedServer.class)
class OwnPasskeysTest {

    private static final String PAGE = "/account/passkeys";

    private final TestServer server;
    private OrganisationId station;
    private String login;

    OwnPasskeysTest(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void kimIsAnOperator() {
        station = new OrganisationId(WatchedSite.build(server).station().value());
        login = operator();
    }

    private String operator() {
        var login = "kim-" + UUID.randomUUID();
        server.part(People.class).save(station, Role.OPERATOR, login, "Kim Moreau", WatchedSite.PASSWORD);
        return login;
    }

    private UUID id() {
        return server.rows()
                .sql("select id from person where login = ?")
                .param(login)
                .query(UUID.class)
                .single();
    }

    private static HttpResponse<String> add(Browser browser, String name, PasskeyDevice device) {
        var page = browser.get(PAGE);
        return browser.press(PAGE, PAGE, "name", name, "passkey", device.make(PasskeyDevice.asked(page)));
    }

    private List<UUID> passkeys() {
        return server.rows()
                .sql("select id from passkey where person_id = ? order by created_at")
                .param(id())
                .query(UUID.class)
                .list();
    }

    private List<String> recorded(String kind) {
        return server.rows()
                .sql("select coalesce(before, '') || coalesce(after, '') from audit_entry"
                        + " where organisation_id = ? and kind = ? order by id")
                .params(station.value(), kind)
                .query(String.class)
                .list();
    }

    private void assertNothingIsKept() {
        assertThat(passkeys()).isEmpty();
        assertThat(recorded("passkey-added")).isEmpty();
        assertThat(server.rows()
                        .sql("select count(*) from recovery_code where person_id = ?")
                        .param(id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theFirstBringsRecoveryCodesAndSignsOtherBrowsersOut() {
        try (var kim = Browser.signedIn(server, login);
                var elsewhere = Browser.signedIn(server, login);
                var copied = kim.copied()) {
            assertThat(kim.get(PAGE).body()).contains("You have no passkey");

            var first = add(kim, "Desk 4", new PasskeyDevice());
            var second = add(kim, " Kim's phone ", new PasskeyDevice());

            assertThat(AuthenticatorApp.recoveryCodes(first)).hasSize(10);
            assertThat(Browser.location(second)).isEqualTo(PAGE);
            assertThat(kim.get(PAGE).body()).contains("Desk 4", "Kim's phone", "not used yet");
            assertThat(kim.get("/account").body()).contains("2 passkeys", "10 of 10 recovery codes are left");
            assertThat(recorded("passkey-added")).hasSize(2).last().asString().contains("Kim's phone");
            assertThat(Browser.location(elsewhere.get("/monitoring"))).isEqualTo("/sign-in");
            assertThat(Browser.location(copied.get("/monitoring"))).isEqualTo("/sign-in");
        }
    }

    static Stream<BiFunction<PasskeyDevice, Asked, String>> refused() {
        return Stream.of(
                (device, asked) -> device.make(asked.origin("https://keyholder.example")),
                (device, asked) -> device.make(asked.relyingParty("keyholder.example")),
                (device, asked) -> device.make(asked.challenge("AAAA")),
                (device, asked) -> device.verifiesNobody().make(asked),
                (device, asked) -> device.says(new byte[16]).show(asked),
                (device, asked) -> device.make(asked).replace("attestationObject", "something"),
                (device, asked) -> "{}",
                (device, asked) -> "");
    }

    @ParameterizedTest
    @MethodSource
    void refused(BiFunction<PasskeyDevice, Asked, String> made) {
        try (var kim = Browser.signedIn(server, login)) {
            var answer = made.apply(new PasskeyDevice(), PasskeyDevice.asked(kim.get(PAGE)));

            var refused = kim.press(PAGE, PAGE, "name", "Desk 4", "passkey", answer);

            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("was not made for this page", "data-passkey-make");
            assertNothingIsKept();
        }
    }

    @Test
    void aQuestionIsAnsweredOnceInTimeAndByWhoWasAsked() {
        var other = operator();
        try (var kim = Browser.signedIn(server, login);
                var lee = Browser.signedIn(server, other)) {
            var asked = PasskeyDevice.asked(kim.get(PAGE));
            var device = new PasskeyDevice();

            assertThat(lee.press(PAGE, PAGE, "name", "Mine", "passkey", device.make(asked))
                            .statusCode())
                    .isEqualTo(422);
            kim.press(PAGE, PAGE, "name", "Desk 4", "passkey", device.make(asked));
            assertThat(passkeys()).hasSize(1);
            assertThat(kim.press(PAGE, PAGE, "name", "Again", "passkey", new PasskeyDevice().make(asked))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(add(lee, "Kim's", device).statusCode()).isEqualTo(422);
            var old = PasskeyDevice.asked(kim.get(PAGE));
            server.clock().forward(Duration.ofMinutes(5));
            assertThat(kim.press(
                                    "/account",
                                    PAGE,
                                    "again",
                                    WatchedSite.PASSWORD.reveal(),
                                    "name",
                                    "Old",
                                    "passkey",
                                    new PasskeyDevice().make(old))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(passkeys()).hasSize(1);
        }
    }

    @Test
    void aNameIsWantedAndThereAreTwentyAtMost() {
        try (var kim = Browser.signedIn(server, login)) {
            assertThat(add(kim, " ", new PasskeyDevice()).body()).contains("name has 1 to 60 characters.");
            assertThat(add(kim, "x".repeat(61), new PasskeyDevice()).body()).contains("name has 1 to 60 characters.");
            assertNothingIsKept();
            server.rows()
                    .sql("insert into passkey (person_id, id, credential_id, public_key, sign_count, name, created_at)"
                            + " select ?, gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), '\\x00', 0, 'P', now()"
                            + " from generate_series(1, 20)")
                    .param(id())
                    .update();

            assertThat(add(kim, "One more", new PasskeyDevice()).body())
                    .contains("You have 20 passkeys. Remove one first.");
            assertThat(passkeys()).hasSize(20);
        }
    }

    @Test
    void oneIsRemovedByItsPersonAndDoesNotSignInAfterThat() {
        var device = new PasskeyDevice();
        try (var kim = Browser.signedIn(server, login);
                var lee = Browser.signedIn(server, operator());
                var later = new Browser(server)) {
            add(kim, "Desk 4", device);
            var remove = PAGE + "/" + passkeys().getFirst() + "/remove";
            assertThat(lee.press("/account", remove).statusCode()).isEqualTo(404);

            assertThat(Browser.location(kim.press(PAGE, remove))).isEqualTo(PAGE);

            assertThat(kim.get("/account").body()).contains("None. With one");
            assertThat(recorded("passkey-removed")).singleElement().asString().contains("Desk 4");
            var refused = later.press(
                    "/sign-in", "/sign-in/passkey", "passkey", device.show(PasskeyDevice.asked(later.get("/sign-in"))));
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(kim.press(PAGE, remove).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whereOneIsAskedForItIsSetUpFirstAndTheLastIsNotRemoved() {
        server.part(SecondFactors.class).require(station, true);
        try (var kim = Browser.signedIn(server, login)) {
            assertThat(Browser.location(kim.get(PAGE))).isEqualTo("/account/second-factor");
            var asked = PasskeyDevice.asked(kim.get("/account/second-factor"));
            kim.press("/account/second-factor", PAGE, "name", "Desk 4", "passkey", new PasskeyDevice().make(asked));
            assertThat(kim.get("/monitoring").statusCode()).isEqualTo(200);
            var first = PAGE + "/" + passkeys().getFirst() + "/remove";

            var refused = kim.press(PAGE, first);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("Set up another in its place first.");
            assertThat(passkeys()).hasSize(1);

            add(kim, "Kim's phone", new PasskeyDevice());
            kim.press(PAGE, first);
            assertThat(passkeys()).hasSize(1);
        }
    }

    @Test
    void aResetTakesThemAllAway() {
        var admin = "admin-" + UUID.randomUUID();
        server.part(People.class).save(station, Role.STATION_ADMIN, admin, "Ada", WatchedSite.PASSWORD);
        try (var kim = Browser.signedIn(server, login);
                var ada = Browser.signedIn(server, admin)) {
            add(kim, "Desk 4", new PasskeyDevice());
            add(kim, "Kim's phone", new PasskeyDevice());
            var page = "/people/" + id();

            ada.press(page, page + "/second-factor");

            assertThat(passkeys()).isEmpty();
            assertThat(recorded("second-factor-reset")).hasSize(1);
            assertThat(Browser.location(kim.get("/monitoring"))).isEqualTo("/sign-in");
            Browser.signedIn(server, login).close();
        }
    }

    @Test
    void onesOwnAnswersWhetherItIsThemAndTheBrowserGoesOnWithAnotherSecret() {
        var device = new PasskeyDevice();
        var other = new PasskeyDevice();
        try (var kim = Browser.signedIn(server, login);
                var lee = Browser.signedIn(server, operator())) {
            add(kim, "Desk 4", device.counts(1));
            add(lee, "Desk 5", other);
            server.clock().forward(Duration.ofMinutes(5));
            try (var copied = kim.copied()) {
                var page = kim.get(PAGE);
                assertThat(page.body())
                        .contains("Is it you", "your password and a code, or a passkey,", "Use your passkey");
                var asked = PasskeyDevice.asked(page);
                var again = "/account/again";

                var theirs = kim.press("/account", again, "then", PAGE, "again-passkey", other.show(asked));
                assertThat(theirs.statusCode()).isEqualTo(422);
                assertThat(theirs.body())
                        .contains("none of your passkeys here")
                        .doesNotContain("again-passkey\" value");
                var signIn = PasskeyDevice.asked(lee.get("/sign-in"));
                assertThat(kim.press("/account", again, "then", PAGE, "again-passkey", device.show(signIn))
                                .statusCode())
                        .isEqualTo(422);
                assertThat(kim.press("/account", again, "then", PAGE, "again-passkey", "")
                                .statusCode())
                        .isEqualTo(422);

                var shown = device.counts(2).show(asked);
                var own = kim.press("/account", again, "then", PAGE, "again-passkey", shown);
                assertThat(Browser.location(own)).isEqualTo(PAGE);
                assertThat(kim.get(PAGE).body()).contains("Your passkeys");
                assertThat(Browser.location(copied.get("/monitoring"))).isEqualTo("/sign-in");

                server.clock().forward(Duration.ofMinutes(5));
                assertThat(kim.press("/account", again, "then", PAGE, "again-passkey", shown)
                                .statusCode())
                        .isEqualTo(422);
                var copy = device.counts(2).show(PasskeyDevice.asked(kim.get(PAGE)));
                assertThat(kim.press("/account", again, "then", PAGE, "again-passkey", copy)
                                .body())
                        .contains("seems to have been copied");
                assertThat(recorded("sign-in-refused")).last().asString().contains("copied-passkey");
            }
        }
    }

    @Test
    void anAnswerToIsItYouSignsNobodyIn() {
        var device = new PasskeyDevice();
        try (var kim = Browser.signedIn(server, login);
                var later = new Browser(server)) {
            add(kim, "Desk 4", device);
            server.clock().forward(Duration.ofMinutes(5));
            var shown = device.show(PasskeyDevice.asked(kim.get(PAGE)));

            var refused = later.post(
                    "/sign-in/passkey",
                    Map.of("_csrf", Browser.token(later.get("/sign-in")).orElseThrow(), "passkey", shown));

            assertThat(refused.statusCode()).isEqualTo(401);
        }
    }
}
