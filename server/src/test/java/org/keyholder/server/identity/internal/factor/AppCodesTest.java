package org.keyholder.server.identity.internal.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.shared.Secret;

class AppCodesTest {

    /** "12345678901234567890", the key of the standard's own examples. */
    private static final AppKey KEY = new AppKey(new Secret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));

    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109L);
    private static final long STEP = 1_111_111_109L / 30;

    /** RFC 6238, appendix B, with six digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        var at = Instant.ofEpochSecond(second);

        assertThat(AppCodes.at(KEY, at)).isEqualTo(code);
        assertThat(AppCodes.step(KEY, code, at, Long.MIN_VALUE)).hasValue(second / 30);
    }

    @Test
    void aCodeIsGoodOneStepEarlierAndLater() {
        var code = AppCodes.at(KEY, NOW);

        assertThat(AppCodes.step(KEY, code, NOW.plus(AppCodes.STEP), 0)).hasValue(STEP);
        assertThat(AppCodes.step(KEY, code, NOW.minus(AppCodes.STEP), 0)).hasValue(STEP);
        assertThat(AppCodes.step(KEY, code, NOW.plus(AppCodes.STEP.multipliedBy(2)), 0))
                .isEmpty();
        assertThat(AppCodes.step(KEY, code, NOW.minus(AppCodes.STEP.multipliedBy(2)), 0))
                .isEmpty();
    }

    @Test
    void aCodeOfAUsedStepOrOfOneBeforeItIsNone() {
        var code = AppCodes.at(KEY, NOW);
        var before = AppCodes.at(KEY, NOW.minus(AppCodes.STEP));

        assertThat(AppCodes.step(KEY, code, NOW, STEP - 1)).hasValue(STEP);
        assertThat(AppCodes.step(KEY, code, NOW, STEP)).isEmpty();
        assertThat(AppCodes.step(KEY, before, NOW, STEP)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"081 804, true", "' 081804 ', true", "'', false", "81804, false", "0818045, false", "٠٨١٨٠٤, false"})
    void blanksDoNotCountAndEverythingElseDoes(String typed, boolean good) {
        assertThat(AppCodes.step(KEY, typed, NOW, 0).isPresent()).isEqualTo(good);
    }

    @Test
    void anAppReadsWhoseKeyItIs() {
        assertThat(KEY.uri("Keyholder", "kim moreau@north").reveal())
                .isEqualTo(
                        "otpauth://totp/Keyholder:kim%20moreau%40north?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Keyholder");
        assertThat(AppKey.make().letters().reveal())
                .matches("[A-Z2-7]{32}")
                .isNotEqualTo(AppKey.make().letters().reveal());
    }
}
