package org.keyholder.server.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.CodeChoice;
import org.keyholder.server.site.ZoneType;

class CodeNamesTest {

    @ParameterizedTest
    @EnumSource(ZoneType.class)
    void whatATypeSendsMayBeSaidAndHasItsName(ZoneType type) {
        var contactId = CodeNames.contactId(type.contactId(), "contactId");

        assertThat(CodeNames.ofContactId(contactId)).isPresent();
        assertThat(CodeNames.send(contactId, type.sia().orElse(""), "sia"))
                .isEqualTo(new CodeChoice.Send(type.contactId(), type.sia()));
    }

    @ParameterizedTest
    @CsvSource({
        "'', contact-id-invalid",
        "13, contact-id-invalid",
        "1300, contact-id-invalid",
        "13A, contact-id-invalid",
        "-13, contact-id-invalid",
        "１３０, contact-id-invalid",
        "100, contact-id-not-for-video",
        "110, contact-id-not-for-video",
        "122, contact-id-not-for-video",
        "139, contact-id-taken",
        "377, contact-id-taken",
        "406, contact-id-taken",
        "750, contact-id-taken",
        "754, contact-id-taken",
        "000, contact-id-unknown",
        "401, contact-id-unknown",
        "421, contact-id-unknown",
        "790, contact-id-unknown",
        "999, contact-id-unknown"
    })
    void whatNoZoneMaySendIsRefused(String typed, String code) {
        assertThatThrownBy(() -> CodeNames.contactId(typed, "contactId"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.field()).isEqualTo("contactId");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "B, sia-invalid",
        "BAA, sia-invalid",
        "B1, sia-invalid",
        "HA, sia-unknown",
        "BV, sia-unknown",
        "ÄÖ, sia-invalid"
    })
    void whatAreNoLettersOfAZoneIsRefused(String typed, String code) {
        assertThatThrownBy(() -> CodeNames.send("130", typed, "sia"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void theLettersMayBeMissingOnlyWhereTheListHasNone() {
        assertThat(CodeNames.send("420", " ", "sia")).isEqualTo(new CodeChoice.Send("420", Optional.empty()));
        assertThat(CodeNames.send("760", "", "sia")).isEqualTo(new CodeChoice.Send("760", Optional.empty()));
        assertThatThrownBy(() -> CodeNames.send("130", "", "sia")).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ba ", "BA", "Ba"})
    void letterCaseAndBlanksOfTheLettersDoNotCount(String typed) {
        assertThat(CodeNames.send("130", typed, "sia")).isEqualTo(new CodeChoice.Send("130", Optional.of("BA")));
    }
}
