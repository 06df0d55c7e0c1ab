package org.keyholder.server.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneNumberTest {

    @ParameterizedTest
    @CsvSource({"17, 017", "017, 017", "' 017 ', 017", "000017, 017", "０１７, 017", "1, 001", "999, 999"})
    void aZoneIsReadWithAndWithoutLeadingZerosAndWrittenWithThreeDigits(String written, String shown) {
        assertThat(ZoneNumber.read(written)).map(ZoneNumber::toString).contains(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0", "000", "1000", "-1", "+1", "1.0", "1e2", "0x11", "١٧", "017 018", "0000017"})
    void whatIsNoZoneIsNotRead(String written) {
        assertThat(ZoneNumber.read(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1000, Integer.MAX_VALUE})
    void aNumberOutOfRangeIsNoZone(int value) {
        assertThatThrownBy(() -> new ZoneNumber(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
