package org.keyholder.server.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.shared.Refusal;

class ZoneTypeTest {

    @ParameterizedTest
    @CsvSource({
        "INSTANT, 130, BA",
        "PERIMETER, 131, BA",
        "FOLLOWER, 132, BA",
        "TWENTY_FOUR_HOUR, 133, BA",
        "ENTRY_EXIT, 134, BA",
        "DAY_NIGHT, 135, BA",
        "EXTERIOR, 136, BA",
        "NON_BURGLARY, 150, UA",
        "INTERCOM, 420,"
    })
    void eachTypeHasItsCode(ZoneType type, String contactId, String sia) {
        assertThat(type.contactId()).isEqualTo(contactId);
        assertThat(type.sia()).isEqualTo(Optional.ofNullable(sia));
    }

    @ParameterizedTest
    @EnumSource(ZoneType.class)
    void aTypeIsReadByItsCodeAndByItsName(ZoneType type) {
        assertThat(ZoneType.read(type.code())).contains(type);
        assertThat(ZoneType.read(type.words())).contains(type);
    }

    @ParameterizedTest
    @CsvSource({
        "ENTRY/EXIT, ENTRY_EXIT",
        "' entry exit ', ENTRY_EXIT",
        "24 Hour, TWENTY_FOUR_HOUR",
        "day/night, DAY_NIGHT",
        "Instant, INSTANT"
    })
    void letterCaseBlanksAndSignsDoNotCount(String text, ZoneType type) {
        assertThat(ZoneType.read(text)).contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "fire", "130", "instantly", "=cmd"})
    void whatIsNoTypeIsNone(String text) {
        assertThat(ZoneType.read(text)).isEmpty();
    }

    @Test
    void whoeverNeedsOneIsToldWhichThereAre() {
        assertThatThrownBy(() -> ZoneType.needed("fire", "zoneType")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("zone-type-unknown");
            assertThat(refusal.field()).isEqualTo("zoneType");
            assertThat(refusal.words()).contains("entry-exit", "24-hour");
        });
    }
}
