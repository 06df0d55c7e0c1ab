package org.keyholder.server.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(312) 555-0143",
                "312-555-0143",
                "3125550143",
                "+1 312 555 0143",
                "1 312 555 0143",
                " 312.555.0143 "
            })
    void aNumberIsReadAsPeopleOfTheRegionWriteIt(String written) {
        assertThat(PhoneNumber.read(written, "US")).contains(new PhoneNumber("+13125550143"));
    }

    @ParameterizedTest
    @CsvSource({"+46 70 123 45 67, +46701234567", "0046701234567, "})
    void aNumberOfAnotherCountryNeedsItsCountryCode(String written, String e164) {
        assertThat(PhoneNumber.read(written, "US").map(PhoneNumber::e164).orElse(null))
                .isEqualTo(e164);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "abc", "12", "312555014399999999", "+", "+1", "312-555-0143 ext. 5", "\u0000", "😀"})
    void whatIsNoNumberIsNotRead(String written) {
        assertThat(PhoneNumber.read(written, "US")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3125550143", "+0312555014", "+1", "+1 312 555 0143", "+1234567890123456", "+1312555o143"})
    void onlyTheE164FormIsANumber(String written) {
        assertThatThrownBy(() -> new PhoneNumber(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "+13125550143, ORDINARY",
        "+46701234567, ORDINARY",
        "+4930123456, ORDINARY",
        "+881612345678, OF_NO_COUNTRY",
        "+870773111632, OF_NO_COUNTRY",
        "+88216123456, OF_NO_COUNTRY",
        "+80012345678, OF_NO_COUNTRY",
        "+979123456789, OF_NO_COUNTRY",
        "+88312345678, OF_NO_COUNTRY",
        "+87812345678901, OF_NO_COUNTRY",
        "+19002345678, PREMIUM",
        "+449012345678, PREMIUM",
        "+498001234567, TOLL_FREE",
        "+18005551212, TOLL_FREE",
        "+491805123456, SHARED_COST",
        "+447640123456, PAGER",
        "+447012345678, PERSONAL",
        "+15002345678, PERSONAL",
        "+443001234567, COMPANY"
    })
    void whatANumberIsForTheNumberingPlanSays(String number, NumberKind kind) {
        assertThat(new PhoneNumber(number).kind()).isEqualTo(kind);
    }

    /** The country code 1 is that of 25 countries, and texts to some of them cost many times as much. */
    @ParameterizedTest
    @CsvSource({
        "+13125550143, US",
        "+16135550143, CA",
        "+18765551234, JM",
        "+18095551234, DO",
        "+46701234567, SE",
        "+77012345678, KZ",
        "+447400123456, GB",
        "+447781123456, GG",
        "+11235550143, "
    })
    void aNumberBelongsToACountryAndNotToACountryCode(String number, String country) {
        assertThat(new PhoneNumber(number).country().orElse(null)).isEqualTo(country);
    }

    @Test
    void itsTextFormForLogLinesDoesNotShowTheNumber() {
        assertThat(new PhoneNumber("+13125550143")).hasToString("+1…43");
    }

    @Test
    void itIsShownAsPeopleOfTheRegionWriteIt() {
        assertThat(new PhoneNumber("+13125550143").shownIn("US")).isEqualTo("(312) 555-0143");
        assertThat(new PhoneNumber("+46701234567").shownIn("US")).isEqualTo("+46 70 123 45 67");
    }
}
