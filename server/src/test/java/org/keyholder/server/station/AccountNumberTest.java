package org.keyholder.server.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.shared.Refusal;

class AccountNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"P2794", "p2794", " P2794 ", "P 2794", "p 27 94", "\tP2794"})
    void letterCaseAndBlanksMakeNoDifference(String written) {
        assertThat(new AccountNumber(written).key()).isEqualTo("P2794");
    }

    @ParameterizedTest
    @CsvSource({"0123, 123", "O123, 0123", "I100, 1100", "ABC1234, 1234", "12-34, 1234"})
    void lookAlikesAreDifferentNumbers(String one, String other) {
        assertThat(new AccountNumber(one).key()).isNotEqualTo(new AccountNumber(other).key());
    }

    @Test
    void aNumberIsKeptAsItWasEnteredWithoutSurroundingBlanks() {
        assertThat(new AccountNumber("  ab 12 ").text()).isEqualTo("ab 12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1234", "ABC1234", "12345678901234567890"})
    void oneToTwentyLettersAndDigitsFit(String written) {
        assertThat(AccountNumber.fits(written)).isTrue();
        assertThat(new AccountNumber(written).text()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "123456789012345678901",
                "-12",
                "12/34",
                "<b>",
                "12&34",
                "12\n34",
                "12\u000034",
                "١٢٣",
                "Ä12",
                "P2794😀",
                "P2794'; drop table site; --"
            })
    void anythingElseIsRefusedWithTheFieldsName(String written) {
        assertThat(AccountNumber.fits(written)).isFalse();
        assertThatThrownBy(() -> new AccountNumber(written)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("account-number-invalid");
            assertThat(refusal.field()).isEqualTo("accountNumber");
        });
    }
}
