package org.keyholder.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** What comes in place of passkeys. Real ones need a browser: PasskeyStoryTest. */
@ExtendWith(SharedServer.class)
class PasskeysTest {

    private final TestServer server;

    PasskeysTest(TestServer server) {
        this.server = server;
    }

    /** The last one is whole, and signed for another installation. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}",
                "{\"id\":\"AQID\",\"rawId\":\"AQID\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{"
                        + "\"clientDataJSON\":\"eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiQUFBQSIsIm9yaWdpbiI6Imh0dHBzOi8vb3RoZXIuZXhhbXBsZSJ9\","
                        + "\"authenticatorData\":\"SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAQ\",\"signature\":\"MEQ\",\"userHandle\":null}}"
            })
    void whatIsNoPasskeyOfThisInstallationIsRefusedInOneWay(String passkey) {
        try (var browser = new Browser(server)) {
            var token = Browser.token(browser.get("/sign-in")).orElseThrow();

            var refused = browser.post("/sign-in/passkey", Map.of("_csrf", token, "passkey", passkey));

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("This passkey is not known here", "data-passkey-show");
            assertThat(browser.get("/monitoring").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void whatWasNotAskedForIsNotAdded() {
        var login = "kim-" + UUID.randomUUID();
        var station = new OrganisationId(WatchedSite.build(server).station().value());
        server.part(People.class).save(station, Role.OPERATOR, login, "Kim", WatchedSite.PASSWORD);
        try (var kim = Browser.signedIn(server, login)) {
            var page = kim.get("/account/passkeys");
            assertThat(page.body()).contains("You have no passkey", "&#34;userVerification&#34;:&#34;required&#34;");

            var refused = kim.post(
                    "/account/passkeys",
                    Map.of("_csrf", Browser.token(page).orElseThrow(), "name", "Desk 4", "passkey", "{}"));

            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("Try again.");
            var unnamed = kim.post(
                    "/account/passkeys",
                    Map.of("_csrf", Browser.token(page).orElseThrow(), "name", " ", "passkey", "{}"));
            assertThat(unnamed.body()).contains("name has 1 to 60 characters.");
        }
    }
}
