package org.keyholder.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;

/** Which passwords a person may have. */
class PasswordRulesTest {

    private static final String LOGIN = "kim.moreau@north.example";
    private static final String NAME = "Kim Moreau";

    static String[] goodOnes() {
        return new String[] {
            "correct horse battery staple",
            "a quiet night",
            "ü".repeat(40),
            "\uD83D\uDE00".repeat(12),
            "\uD83D\uDE00".repeat(500),
            "x7".repeat(500),
            "            a b c",
            "7f3a90c2d15e",
            "830274619283",
            "830274619a83",
            "83027461aaa4",
            "7d93620551ab",
            "пароль мой дом",
            "kim watches harbour yard",
            "' or 1=1; -- drop",
            "%00%00%00%00%00 and more",
        };
    }

    @ParameterizedTest
    @MethodSource("goodOnes")
    void twelveCharactersOfWhateverKindAreEnough(String password) {
        assertThatCode(() -> check(password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "elevenchars", "elf Zeichen", "u\u0308u\u0308u\u0308u\u0308u\u0308u\u0308"})
    void fewerAreTooFewHoweverTheyAreComposed(String password) {
        assertThat(refusal(password).code()).isEqualTo("password-short");
    }

    @Test
    void whatIsLongerThanAFormIsRefusedWithBothLimits() {
        for (var password :
                new String[] {"x".repeat(1001), "\uD83D\uDE00".repeat(501), "ﷺ".repeat(60), "y".repeat(1024 * 1024)}) {
            assertThat(refusal(password).code()).isEqualTo("password-long");
        }
        assertThat(refusal("x".repeat(1001)).words())
                .isEqualTo("A password has at most 1,000 characters, and at most 2,000 bytes in UTF-8.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "twelve letters\u0000",
                "twelve\nletters",
                "a tab\there, and more",
                "half a \ud83d character",
                "a line\u2028and another",
                "not assigned: \u0378\u0379"
            })
    void whatNobodyCanTypeIsRefused(String password) {
        assertThat(refusal(password).code()).isEqualTo("password-untypable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1qaz2wsx3edc",
                "PASSWORD1234",
                "passwordpassword",
                "password password",
                "P@ssw0rd2026!!",
                "!!!!!!Dragon!!!!!!",
                "Sunshine-2026-11-26",
                "iloveyou-monkey",
                "iloveyoumonkey",
                "123456789012",
                "111111111111",
                "aaaaaaaaaaaaaaaa",
                "qwertyuiop[]",
                "123123123123",
                "abcdefghijklmnop",
                "ponmlkjihgfedcba",
                "asdfghjklzxcvbnm",
                "98765432109876",
                "zzzzzzzzzzzz",
                "1l0v3y0u1l0v3y0u",
                "ｐａｓｓｗｏｒｄ1234",
                "Keyholder2026",
                "keyholder alarm",
            })
    void whatIsTriedFirstIsRefused(String password) {
        assertThat(refusal(password).code()).as(password).isEqualTo("password-common");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kim.moreau@north.example",
                "Kim.Moreau@North.Example",
                "kim.moreau123",
                "Kim Moreau 2026",
                "moreaumoreau",
                "MoreauKim!!!",
                "kimkimkimkim",
                "12345 Moreau 67",
                "moreaudragon"
            })
    void onesOwnNameIsRefused(String password) {
        assertThat(refusal(password).code()).as(password).isEqualTo("password-own-name");
    }

    @Test
    void anotherPersonsNameIsJustAPassword() {
        assertThatCode(() -> PasswordRules.check(new Secret("Kim Moreau 2026"), "dana", "Dana Whitfield"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"a", "password1234", "kim.moreau123"})
    void everyRefusalIsOfTheFieldAndDoesNotRepeatThePassword(String password) {
        var refusal = refusal(password);

        assertThat(refusal.field()).isEqualTo("password");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.words()).endsWith(".").doesNotContain(password + " ", password + ":");
    }

    @Test
    void aPasswordIsNotPrinted() {
        assertThat(TypedPassword.of("correct horse")).hasToString("(password)");
    }

    private static void check(String password) {
        PasswordRules.check(new Secret(password), LOGIN, NAME);
    }

    private static Refusal refusal(String password) {
        return catchThrowableOfType(Refusal.class, () -> check(password));
    }
}
