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
