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
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.PasskeyDevice;
import org.keyholder.server.testing.PasskeyDevice.Asked;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** Signing in with a passkey. What real browsers make of it: PasskeyStoryTest. */
@ExtendWith(SharedServer.class)
class PasskeysTest {

    private static final String UNKNOWN = "This passkey is not known here";

    private final TestServer server;
    private OrganisationId station;
    private String login;
    private PasskeyDevice device;

    PasskeysTest(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void kimHasAPasskey() {
        station = new OrganisationId(WatchedSite.build(server).station().value());
        login = "kim-" + UUID.randomUUID();
        server.part(People.class).save(station, Role.OPERATOR, login, "Kim Moreau", WatchedSite.PASSWORD);
        device = new PasskeyDevice();
        try (var kim = Browser.signedIn(server, login)) {
            var page = kim.get("/account/passkeys");
            var added = kim.press(
                    "/account/passkeys",
                    "/account/passkeys",
                    "name",
                    "Desk 4",
                    "passkey",
                    device.make(PasskeyDevice.asked(page)));
            assertThat(added.body()).contains("recovery codes");
        }
    }

    private static HttpResponse<String> send(Browser browser, String answer) {
        return browser.press("/sign-in", "/sign-in/passkey", "passkey", answer);
    }

    private void assertNobody(Browser browser) {
        assertThat(browser.cookie("keyholder-sign-in")).isEmpty();
        assertThat(Browser.location(browser.get("/monitoring"))).isEqualTo("/sign-in");
    }

    private List<String> recorded(UUID organisation, String kind) {
        return server.rows()
                .sql("select coalesce(after, '') from audit_entry where organisation_id = ? and kind = ? order by id")
                .params(organisation, kind)
                .query(String.class)
                .list();
    }

    @Test
    void itSignsInByItselfWhereThePersonWantedToGoAndIsOnRecord() {
        try (var browser = new Browser(server)) {
            browser.get("/monitoring?act=P1");

            var answer = send(browser, device.counts(1).show(PasskeyDevice.asked(browser.get("/sign-in"))));

            assertThat(Browser.location(answer)).isEqualTo("/monitoring?act=P1");
            assertThat(browser.get("/monitoring").statusCode()).isEqualTo(200);
            assertThat(recorded(station.value(), "signed-in")).last().asString().contains("passkey");
            assertThat(browser.get("/account/passkeys").body()).contains("Desk 4", "last used");
        }
    }

    @Test
    void itIsTheSecondFactorToo() {
        server.part(SecondFactors.class).require(station, true);
        try (var browser = new Browser(server)) {
            assertThat(Browser.location(browser.signIn(login, WatchedSite.PASSWORD.reveal())))
                    .endsWith("/sign-in/code");
            assertNobody(browser);
            var page = browser.get("/sign-in/code");
            assertThat(page.body()).contains("Use your passkey").doesNotContain("Code from your authenticator app");

            var answer = browser.press(
                    "/sign-in/code", "/sign-in/passkey", "passkey", device.show(PasskeyDevice.asked(page)));

            assertThat(Browser.location(answer)).isEqualTo("/monitoring");
            assertThat(browser.get("/monitoring").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatWasShownOnceIsNotGoodAgain() {
        try (var browser = new Browser(server);
                var other = new Browser(server)) {
            var shown = device.show(PasskeyDevice.asked(browser.get("/sign-in")));
            assertThat(send(browser, shown).statusCode()).isEqualTo(302);

            var again = send(other, shown);

            assertThat(again.statusCode()).isEqualTo(401);
            assertThat(again.body()).contains(UNKNOWN);
            assertNobody(other);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void oneWhoseCounterDoesNotGoOnIsRefusedAndItsPersonIsTold(long count) {
        try (var browser = new Browser(server);
                var other = new Browser(server)) {
            send(browser, device.counts(7).show(PasskeyDevice.asked(browser.get("/sign-in"))));

            var refused = send(other, device.counts(count).show(PasskeyDevice.asked(other.get("/sign-in"))));

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("seems to have been copied");
            assertNobody(other);
            assertThat(recorded(station.value(), "sign-in-refused"))
                    .singleElement()
                    .asString()
                    .contains("copied-passkey");
            assertThat(browser.get("/account/passkeys").body()).contains("It seems to have been copied: remove it.");
            assertThat(send(other, device.counts(8).show(PasskeyDevice.asked(other.get("/sign-in"))))
                            .statusCode())
                    .isEqualTo(302);
        }
    }

    static Stream<BiFunction<PasskeyDevice, Asked, String>> wrong() {
        return Stream.of(
                (device, asked) -> device.show(asked.origin("https://keyholder.example")),
                (device, asked) -> device.show(asked.origin(asked.origin() + "1")),
                (device, asked) -> device.show(asked.relyingParty("keyholder.example")),
                (device, asked) -> device.show(asked.challenge("AAAA")),
                (device, asked) -> device.show(asked.challenge(
                        new StringBuilder(asked.challenge()).reverse().toString())),
                (device, asked) -> device.show(asked, "webauthn.create"),
                (device, asked) -> device.verifiesNobody().show(asked),
                (device, asked) -> device.says(null).show(asked),
                (device, asked) -> device.says(new byte[16]).show(asked),
                (device, asked) -> new PasskeyDevice().whoseIdIs(device).show(asked),
                (device, asked) -> new PasskeyDevice().show(asked));
    }

    @ParameterizedTest
    @MethodSource
    void wrong(BiFunction<PasskeyDevice, Asked, String> shown) {
        try (var browser = new Browser(server)) {
            var answer = shown.apply(device, PasskeyDevice.asked(browser.get("/sign-in")));

            var refused = send(browser, answer);

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains(UNKNOWN, "data-passkey-show");
            assertNobody(browser);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}",
                "{\"id\":\"AQID\",\"rawId\":\"AQID\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{"
                        + "\"clientDataJSON\":\"e30\",\"authenticatorData\":\"AAAA\",\"signature\":\"\"}}"
            })
    void nonsenseIsRefusedInTheSameWay(String passkey) {
        try (var browser = new Browser(server)) {
            var refused = send(browser, passkey);

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains(UNKNOWN, "data-passkey-show");
            assertNobody(browser);
        }
    }

    @Test
    void aPageThatStoodOpenForTooLongSaysSoAndAsksOnceMore() {
        try (var browser = new Browser(server)) {
            var asked = PasskeyDevice.asked(browser.get("/sign-in"));
            server.clock().forward(Duration.ofMinutes(5));

            var old = send(browser, device.show(asked));

            assertThat(old.body()).contains("stood open for too long");
            var again = browser.post(
                    "/sign-in/passkey",
                    Map.of(
                            "_csrf",
                            Browser.token(old).orElseThrow(),
                            "passkey",
                            device.show(PasskeyDevice.asked(old))));
            assertThat(Browser.location(again)).isEqualTo("/monitoring");
        }
    }

    @Test
    void whoMayNotSignInMayNotByPasskey() {
        server.rows()
                .sql("update person set disabled_at = now() where login = ?")
                .param(login)
                .update();
        try (var browser = new Browser(server)) {
            var refused = send(browser, device.show(PasskeyDevice.asked(browser.get("/sign-in"))));

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains(UNKNOWN);
        }
    }

    @Test
    void anOperatorWhoComesFromElsewhereIsNotLetIn() {
        server.rows()
                .sql("update station set operator_networks = '{203.0.113.0/24}' where id = ?")
                .param(station.value())
                .update();
        server.clock().forward(Duration.ofSeconds(10));
        try (var browser = new Browser(server)) {
            var refused = send(browser, device.show(PasskeyDevice.asked(browser.get("/sign-in"))));

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("Not from this address");
            assertThat(browser.cookie("keyholder-sign-in")).isEmpty();
            assertThat(recorded(station.value(), "sign-in-refused"))
                    .singleElement()
                    .asString()
                    .contains("not-from-there");
        }
    }
}
