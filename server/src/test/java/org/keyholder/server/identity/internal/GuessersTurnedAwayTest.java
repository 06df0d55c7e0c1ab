package org.keyholder.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** Whoever guesses on and on is told to wait without a page being made for it, and nobody else is. */
@ExtendWith(SharedServer.class)
class GuessersTurnedAwayTest {

    private static final String HERE = "203.0.113.81";
    private static final String ALSO_HERE = "203.0.113.82";
    private static final String RIGHT = WatchedSite.PASSWORD.reveal();

    private final TestServer server;
    private final String login;

    GuessersTurnedAwayTest(TestServer server) {
        this.server = server;
        login = WatchedSite.build(server).operator();
    }

    @Test
    void whoGuessesOnIsToldInTheFewestWordsToWait() {
        guessedOn(HERE);

        try (var guesser = Browser.at(HERE, server)) {
            var answer = guesser.post("/sign-in", Map.of("username", login, "password", RIGHT));

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.body())
                    .contains("Too many attempts. Try again in ")
                    .hasSizeLessThan(500)
                    .doesNotContain(login);
            assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1L, 60L);
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void othersThereSignIn() {
        var kim = WatchedSite.build(server).operator();
        try (var desk = Browser.at(ALSO_HERE, server);
                var another = Browser.at(ALSO_HERE, server)) {
            desk.signIn(login, RIGHT);
            guessedOn(ALSO_HERE);

            assertThat(desk.signIn(login, RIGHT).statusCode()).isEqualTo(302);
            assertThat(another.signIn(kim, RIGHT).statusCode()).isEqualTo(302);
            assertThat(another.get("/sign-in").statusCode()).isEqualTo(200);
        }
    }

    private void guessedOn(String address) {
        var throttle = server.part(SignInThrottle.class);
        var guess = new SignInTry(Login.of(login), Network.of(address), Optional.empty());
        for (int i = 0; i < SignInThrottle.OF_A_BROWSER_OR_PAIR + SignInThrottle.PAGES_OF_A_NETWORK; i++) {
            throttle.begin(guess);
        }
        assertThat(throttle.hasTold(guess.network())).isTrue();
    }
}
