package org.keyholder.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.keyholder.testing.clock.SettableClock;

class SignInThrottleTest {

    private static final String OFFICE = "203.0.113.7";
    private static final String ELSEWHERE = "198.51.100.9";

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-26T03:00:00Z"));
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @Test
    void whoGuessesFiveTimesWaitsAMinuteForEachFurtherGuess() {
        guess(5, from("kim", ELSEWHERE));

        assertThat(throttle.begin(from("kim", ELSEWHERE))).contains(Duration.ofMinutes(1));
        clock.forward(Duration.ofSeconds(59));
        assertThat(throttle.begin(from("kim", ELSEWHERE))).contains(Duration.ofSeconds(1));
        clock.forward(Duration.ofSeconds(1));
        assertThat(throttle.begin(from("kim", ELSEWHERE))).isEmpty();
        assertThat(throttle.begin(from("kim", ELSEWHERE))).contains(Duration.ofMinutes(1));
    }

    @Test
    void guessesElsewhereDoNotLockThePersonOut() {
        guess(5, from("kim", ELSEWHERE));

        assertThat(throttle.begin(from("kim", OFFICE))).isEmpty();
        assertThat(throttle.begin(known("kim", OFFICE, "desk"))).isEmpty();
    }

    @Test
    void notEvenGuessesFromTheNextDeskDo() {
        guess(5, from("kim", OFFICE));

        assertThat(throttle.begin(from("kim", OFFICE))).isPresent();
        assertThat(throttle.begin(known("kim", OFFICE, "desk"))).isEmpty();
    }

    @Test
    void thirtyWrongPasswordsDoNotLockAControlRoomOut() {
        for (int i = 0; i < 30; i++) {
            guess(1, from("operator-" + i, OFFICE));
        }

        for (int i = 0; i < 30; i++) {
            assertThat(throttle.begin(from("operator-" + i, OFFICE))).isEmpty();
        }
    }

    @Test
    void fromOneNetworkAHundredAreTriesHoweverManyBeginAtOnce() {
        var tries = IntStream.range(0, 300)
                .filter(i ->
                        throttle.begin(from("login-" + i, "2001:db8:1:2::" + i)).isEmpty())
                .count();

        assertThat(tries).isEqualTo(100);
        assertThat(throttle.begin(from("another", "2001:db8:1:2::ffff"))).contains(Duration.ofSeconds(10));
        assertThat(throttle.begin(known("another", "2001:db8:1:2::ffff", "desk")))
                .isEmpty();
        clock.forward(Duration.ofSeconds(10));
        assertThat(throttle.begin(from("another", "2001:db8:1:2::ffff"))).isEmpty();
    }

    @Test
    void atOneLoginFortyAreTriesHoweverManyNetworksGuess() {
        var tries = IntStream.range(0, 300)
                .filter(i -> throttle.begin(from("Kim", "203.0.113." + i % 250)).isEmpty())
                .count();

        assertThat(tries).isEqualTo(40);
        assertThat(throttle.begin(from("kim", OFFICE))).contains(Duration.ofMinutes(1));
        assertThat(throttle.begin(known("kim", OFFICE, "desk"))).isEmpty();
    }

    @Test
    void allTheWorldHasAHundredGuessesInAnHour() {
        long guesses = 0;
        for (int second = 0; second < 3600; second++) {
            guesses +=
                    throttle.begin(from("kim", "10.0." + second % 200 + ".1")).isEmpty() ? 1 : 0;
            clock.forward(Duration.ofSeconds(1));
        }

        assertThat(guesses).isBetween(95L, 100L);
    }

    @Test
    void guessesInAKnownBrowserAreCountedThereAlone() {
        guess(5, known("kim", OFFICE, "stolen"));

        assertThat(throttle.begin(known("kim", ELSEWHERE, "stolen"))).contains(Duration.ofMinutes(1));
        assertThat(throttle.begin(known("kim", OFFICE, "desk"))).isEmpty();
        assertThat(throttle.begin(known("tom", OFFICE, "stolen"))).isEmpty();
        assertThat(throttle.begin(from("kim", OFFICE))).isEmpty();
    }

    @Test
    void aRightPasswordForgetsWhatWasCountedHere() {
        for (var attempt : new SignInTry[] {from("kim", OFFICE), known("kim", OFFICE, "desk")}) {
            guess(5, attempt);
            clock.forward(Duration.ofMinutes(1));
            assertThat(throttle.begin(attempt)).isEmpty();
            throttle.succeeded(attempt);

            guess(5, attempt);
            assertThat(throttle.begin(attempt)).isPresent();
        }
    }

    @Test
    void aRightPasswordDoesNotGiveTheWorldItsGuessesBack() {
        for (int i = 0; i < 39; i++) {
            guess(1, from("kim", "10.0.0." + i));
        }
        assertThat(throttle.begin(from("kim", OFFICE))).isEmpty();
        throttle.succeeded(from("kim", OFFICE));

        guess(1, from("kim", "10.0.1.1"));
        assertThat(throttle.begin(from("kim", "10.0.1.2"))).isPresent();
    }

    @Test
    void hundredsWhoSignInRightlyFromOneNetworkDoNotLockEachOtherOut() {
        for (int i = 0; i < 300; i++) {
            guess(1, from("operator-" + i, OFFICE));
            throttle.succeeded(from("operator-" + i, OFFICE));
        }
    }

    @Test
    void aTryThatFoundNothingOutIsNone() {
        for (int i = 0; i < 300; i++) {
            guess(1, from("kim", OFFICE));
            throttle.withdrawn(from("kim", OFFICE));
            guess(1, known("kim", OFFICE, "desk"));
            throttle.withdrawn(known("kim", OFFICE, "desk"));
        }
    }

    /** A page is made for whoever types; what guesses on and on needs none. */
    @Test
    void aNetworkWhoseStrangersWereToldFiveTimesToWaitHasBeenTold() {
        guess(5, from("kim", OFFICE));
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.hasTold(Network.of(OFFICE))).isFalse();
            assertThat(throttle.begin(from("kim", OFFICE))).isPresent();
        }

        assertThat(throttle.hasTold(Network.of(OFFICE))).isTrue();
        assertThat(throttle.hasTold(Network.of(ELSEWHERE))).isFalse();
        assertThat(throttle.wait(from("kim", OFFICE))).contains(Duration.ofMinutes(1));
        assertThat(throttle.wait(from("tom", OFFICE))).isEmpty();
        assertThat(throttle.wait(known("kim", OFFICE, "desk"))).isEmpty();
        clock.forward(Duration.ofSeconds(10));
        assertThat(throttle.hasTold(Network.of(OFFICE))).isFalse();
    }

    @Test
    void aKnownBrowserThatWaitsIsNotCountedAmongThem() {
        guess(5, known("kim", OFFICE, "desk"));
        for (int i = 0; i < 40; i++) {
            assertThat(throttle.begin(known("kim", OFFICE, "desk"))).isPresent();
        }

        assertThat(throttle.hasTold(Network.of(OFFICE))).isFalse();
    }

    @Test
    void madeUpLoginsDoNotWashAwayTheOneThatIsGuessedAt() {
        for (int i = 0; i < 40; i++) {
            guess(1, from("kim", "10.0.0." + i));
        }
        for (int i = 0; i < 2 * SignInThrottle.MOST_REMEMBERED; i++) {
            throttle.begin(from("login-" + i, "address-" + i));
        }

        assertThat(throttle.begin(from("kim", OFFICE))).isPresent();
    }

    /** Each of them is a try; else the test means something else than it says. */
    private void guess(int times, SignInTry attempt) {
        for (int i = 0; i < times; i++) {
            assertThat(throttle.begin(attempt)).isEmpty();
        }
    }

    private static SignInTry from(String login, String address) {
        return new SignInTry(Login.of(login), Network.of(address), Optional.empty());
    }

    private static SignInTry known(String login, String address, String browser) {
        return new SignInTry(Login.of(login), Network.of(address), Optional.of(browser));
    }
}
