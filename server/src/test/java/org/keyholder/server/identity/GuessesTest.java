package org.keyholder.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** Whoever guesses at passwords waits, and nobody else does, over real HTTP. All browsers here come from one address. */
@ExtendWith(SharedServer.class)
class GuessesTest {

    private static final String KNOWN = "keyholder-browser";
    private static final String RIGHT = WatchedSite.PASSWORD.reveal();

    private final TestServer server;
    private final WatchedSite watched;

    GuessesTest(TestServer server) {
        this.server = server;
        watched = WatchedSite.build(server);
    }

    @Test
    void whoGuessesWaitsAndTheBrowserThatIsKnownDoesNot() {
        var login = watched.operator();
        try (var desk = Browser.signedIn(server, login);
                var stranger = new Browser(server)) {
            guessFiveTimes(stranger, login);

            var answer = stranger.signIn(login, RIGHT);
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.body()).contains("Too many attempts. Try again in ");
            assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1L, 60L);
            assertThat(stranger.cookie(KNOWN)).isEmpty();

            assertThat(desk.signIn(login, RIGHT).statusCode()).isEqualTo(302);
        }
    }

    @Test
    void aKnownBrowserIsOneWhereGuessesAreCountedToo() {
        var login = watched.operator();
        try (var stolen = Browser.signedIn(server, login);
                var another = new Browser(server)) {
            guessFiveTimes(stolen, login);

            assertThat(stolen.signIn(login, RIGHT).statusCode()).isEqualTo(429);
            assertThat(another.signIn(login, RIGHT).statusCode()).isEqualTo(302);
        }
    }

    @Test
    void aBrowserIsKnownForWhomeverSignedInThereAlone() {
        var other = watched.operator();
        try (var desk = Browser.signedIn(server, watched.operator());
                var stranger = new Browser(server)) {
            guessFiveTimes(stranger, other);

            assertThat(desk.signIn(other, RIGHT).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void theCookieOfAKnownBrowserOpensNothing() {
        var login = watched.operator();
        String cookie;
        try (var desk = Browser.signedIn(server, login)) {
            var kept = desk.cookie(KNOWN).orElseThrow();
            assertThat(kept.isHttpOnly()).isTrue();
            assertThat(kept.getMaxAge()).isPositive();
            cookie = kept.getValue();
        }
        try (var thief = new Browser(server)) {
            thief.keep(KNOWN, cookie);

            assertThat(thief.get("/monitoring").statusCode()).isEqualTo(302);
            assertThat(thief.signIn(login, "wrong").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aWrongPasswordMakesNoBrowserKnown() {
        try (var stranger = new Browser(server)) {
            stranger.signIn(watched.operator(), "wrong");
            stranger.signIn("nobody-" + UUID.randomUUID(), RIGHT);

            assertThat(stranger.cookie(KNOWN)).isEmpty();
        }
    }

    private static void guessFiveTimes(Browser browser, String login) {
        for (int i = 0; i < 5; i++) {
            assertThat(browser.signIn(login, "wrong " + i).statusCode()).isEqualTo(401);
        }
    }
}
