package org.keyholder.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One login, however it is typed. */
class LoginTest {

    @ParameterizedTest
    @CsvSource({
        "kim, kim",
        "KIM, kim",
        "'  Kim ', kim",
        "Kim.Moreau@north.example, kim.moreau@north.example",
        "ＫＩＭ, kim",
        "\u004bim, kim",
        "\u212aim, kim",
        "Straße, strasse",
        "STRASSE, strasse",
        "STRAẞE, strasse",
        "Émile, émile",
        "E\u0301mile, émile",
        "ΟΔΥΣΣΕΥΣ, οδυσσευσ",
        "Οδυσσευς, οδυσσευσ",
        "ılgın, ilgin",
        "ILGIN, ilgin",
        "ﬁona, fiona",
        "ſam, sam",
        "Łukasz, łukasz",
        "k①m, k1m",
        "Dž, dž",
        "Ǆ, dž"
    })
    void aLoginIsKeptInOneForm(String typed, String folded) {
        assertThat(Login.of(typed).folded()).isEqualTo(folded);
        assertThat(Login.of(typed).isGood()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"kim", "Straße", "İstanbul", "ΟΔΥΣΣΕΥΣ", "ﷺ", "ΐ", "ŉ", "ǰ", "Ω", "𝓚im", "Ꭰ", "ᾳ", "ᾼ"})
    void foldingTwiceChangesNothing(String typed) {
        var once = Login.of(typed);

        assertThat(Login.of(once.folded())).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u0000", "kim\u0000", "ki\u200bm", "kim\u202e", "k\nim", "\u2028", "\ud800"})
    void whatIsNotSeenIsNoLogin(String typed) {
        assertThat(Login.of(typed).isGood()).isFalse();
    }

    @Test
    void aLoginIsNotLongerThanItsRow() {
        assertThat(Login.of("x".repeat(200)).isGood()).isTrue();
        assertThat(Login.of("x".repeat(201)).isGood()).isFalse();
        assertThat(Login.of("ﷺ".repeat(20)).isGood()).isFalse();
    }

    @Test
    void guessesCountAgainstTheLoginInWhateverSpelling() {
        var throttle = new SignInThrottle(Clock.systemUTC());
        for (var spelling : new String[] {"kim", "KIM", "ＫＩＭ", " Kim", "\u212aim"}) {
            throttle.begin(attempt(spelling));
        }

        assertThat(throttle.begin(attempt("kim"))).isPresent();
        assertThat(throttle.begin(attempt("tom"))).isEmpty();
    }

    private static SignInTry attempt(String login) {
        return new SignInTry(Login.of(login), Network.of("192.0.2.99"), Optional.empty());
    }
}
