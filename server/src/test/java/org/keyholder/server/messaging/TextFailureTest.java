package org.keyholder.server.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keyholder.server.messaging.TextFailure.Remedy;

class TextFailureTest {

    @ParameterizedTest
    @CsvSource({
        "LANDLINE, landline, ANOTHER_NUMBER, true",
        "UNREACHABLE, unreachable, LATER, false",
        "BLOCKED, blocked, PERSONS_CARRIER, true",
        "NUMBER_GONE, number-gone, ANOTHER_NUMBER, true",
        "SPAM, spam, LATER, false",
        "SENDER_NOT_REGISTERED, sender-not-registered, SERVER, false",
        "NOT_A_NUMBER, not-a-number, ANOTHER_NUMBER, true",
        "COUNTRY_OFF, country-off, SERVER, false",
        "OPTED_OUT, opted-out, START, false",
        "TOO_LATE, too-late, LATER, false",
        "NOT_SET_UP, not-set-up, SERVER, false",
        "UNKNOWN, unknown, LATER, false"
    })
    void eachReasonHasItsStoredFormAndItsRemedy(TextFailure why, String code, Remedy remedy, boolean isTheNumber) {
        assertThat(why.code()).isEqualTo(code);
        assertThat(TextFailure.ofCode(code)).isEqualTo(why);
        assertThat(why.remedy()).isEqualTo(remedy);
        assertThat(why.isTheNumber()).isEqualTo(isTheNumber);
    }

    @Test
    void aReasonOfALaterReleaseIsOneNotKnownHere() {
        assertThat(TextFailure.ofCode("roaming")).isEqualTo(TextFailure.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(TextFailure.class)
    void itsWordsGoOnASentenceAndAreItsOwn(TextFailure why) {
        var words = FailureWords.of(why);

        assertThat(words).matches("[a-z].*[^.]");
        assertThat(Arrays.stream(TextFailure.values()).map(FailureWords::of)).containsOnlyOnce(words);
    }
}
