package org.keyholder.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** Before what hurts, people show once more who they are. */
@ExtendWith(SharedServer.class)
class AskedAgainTest {

    private static final String PASSWORD = WatchedSite.PASSWORD.reveal();

    private final TestServer server;
    private OrganisationId dealer;
    private String page;

    AskedAgainTest(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void samIsAnInstaller() {
        dealer = new OrganisationId(WatchedSite.build(server).dealer().value());
        page = "/people/" + id(person(Role.INSTALLER));
    }

    private String person(Role role) {
        var login = role.code() + "-" + UUID.randomUUID();
        server.part(People.class).save(dealer, role, login, "Somebody", WatchedSite.PASSWORD);
        return login;
    }

    private UUID id(String login) {
        return server.rows()
                .sql("select id from person where login = ?")
                .param(login)
                .query(UUID.class)
                .single();
    }

    private String role() {
        return server.rows()
                .sql("select role from membership where person_id = ?::uuid")
                .param(page.substring("/people/".length()))
                .query(String.class)
                .single();
    }

    private static HttpResponse<String> post(Browser browser, String address, String... fields) {
        var form = new HashMap<String, String>();
        form.put("_csrf", Browser.token(browser.get("/account")).orElseThrow());
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return browser.post(address, form);
    }

    @Test
    void withinFiveMinutesNothingIsAskedAndAfterThemTheFormGoesOnWithThePassword() {
        try (var dana = Browser.signedIn(server, person(Role.DEALER_ADMIN))) {
            post(dana, page + "/role", "role", "dealer-viewer");
            assertThat(role()).isEqualTo("dealer-viewer");
            server.clock().forward(Duration.ofMinutes(5));

            var asked = post(dana, page + "/role", "role", "installer");
            assertThat(asked.body())
                    .contains("Is it you", "action=\"" + page + "/role\"", "name=\"role\" value=\"installer\"");
            assertThat(role()).isEqualTo("dealer-viewer");

            var wrong = post(dana, page + "/role", "role", "installer", "again", "guess");
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("This is not your password.").doesNotContain("guess");
            assertThat(role()).isEqualTo("dealer-viewer");

            assertThat(post(dana, page + "/role", "role", "installer", "again", PASSWORD)
                            .statusCode())
                    .isEqualTo(302);
            assertThat(role()).isEqualTo("installer");
            post(dana, page + "/role", "role", "dealer-viewer");
            assertThat(role()).isEqualTo("dealer-viewer");
        }
    }

    @Test
    void whoShowsWhoTheyAreGoesOnWithAnotherSecret() {
        try (var dana = Browser.signedIn(server, person(Role.DEALER_ADMIN));
                var copied = dana.copied()) {
            server.clock().forward(Duration.ofMinutes(5));

            post(dana, "/account/again", "then", "/account/second-factor", "again", PASSWORD);

            assertThat(dana.get("/account/second-factor").body()).contains("Set up an authenticator app");
            assertThat(Browser.location(copied.get("/sites"))).isEqualTo("/sign-in");
        }
    }

    @Test
    void aPageIsGoneOnToAndNoOtherHostIs() {
        try (var dana = Browser.signedIn(server, person(Role.DEALER_ADMIN))) {
            server.clock().forward(Duration.ofMinutes(5));
            assertThat(dana.get("/account/second-factor").body())
                    .contains("action=\"/account/again\"", "value=\"/account/second-factor\"");
            assertThat(dana.get("/account/second-factor?again=" + PASSWORD.replace(' ', '+'))
                            .body())
                    .contains("Is it you");

            var goesOn = post(dana, "/account/again", "then", "/account/second-factor", "again", PASSWORD);
            assertThat(Browser.location(goesOn)).isEqualTo("/account/second-factor");
            assertThat(dana.get("/account/second-factor").body()).contains("Set up an authenticator app");
            for (var elsewhere : new String[] {"https://evil.example/", "//evil.example", "/\\evil.example"}) {
                assertThat(Browser.location(post(dana, "/account/again", "then", elsewhere)))
                        .isEqualTo("/account");
            }
        }
    }

    @Test
    void guessesHaveToWait() {
        try (var dana = Browser.signedIn(server, person(Role.DEALER_ADMIN))) {
            server.clock().forward(Duration.ofMinutes(5));
            for (int wrong = 1; wrong <= 5; wrong++) {
                assertThat(post(dana, page + "/remove", "again", "guess").body())
                        .contains("This is not your password.");
            }

            assertThat(post(dana, page + "/remove", "again", PASSWORD).body()).contains("Too many attempts.");
            assertThat(role()).isEqualTo("installer");
        }
    }
}
