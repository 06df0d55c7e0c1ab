package org.keyholder.server.messaging.internal.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.messaging.TextFailure;
import org.keyholder.server.messaging.internal.Failure;
import org.keyholder.server.messaging.internal.Receipt;
import org.keyholder.server.messaging.internal.TextState;

class TwilioCodesTest {

    @ParameterizedTest
    @CsvSource({
        "30003, UNREACHABLE",
        "30004, BLOCKED",
        "30005, NUMBER_GONE",
        "30006, LANDLINE",
        "21614, LANDLINE",
        "21635, LANDLINE",
        "30007, SPAM",
        "30034, SENDER_NOT_REGISTERED",
        "30032, SENDER_NOT_REGISTERED",
        "21212, SENDER_NOT_REGISTERED",
        "21606, SENDER_NOT_REGISTERED",
        "21659, SENDER_NOT_REGISTERED",
        "21211, NOT_A_NUMBER",
        "21217, NOT_A_NUMBER",
        "21408, COUNTRY_OFF",
        "21610, OPTED_OUT",
        "30008, UNKNOWN",
        "99999, UNKNOWN"
    })
    void aCodeStandsForAReasonAndIsKeptBesideIt(String code, TextFailure why) {
        assertThat(TwilioCodes.failure(code)).isEqualTo(new Failure(why, Optional.of(code)));
    }

    @Test
    void aFailureWithoutACodeIsOneOfUnknownReason() {
        assertThat(TwilioCodes.failure(null)).isEqualTo(Failure.ours(TextFailure.UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource({
        "sent, SENT",
        "delivered, DELIVERED",
        "read, DELIVERED",
        "undelivered, FAILED",
        "failed, FAILED",
        "canceled, FAILED"
    })
    void aStatusStandsForAState(String word, TextState state) {
        assertThat(TwilioCodes.receipt("SM1", word, null).map(Receipt::state)).contains(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "scheduled", "queued", "sending", "a-word-of-next-year", ""})
    void aStatusThatSaysNothingNewIsNoReceipt(String word) {
        assertThat(TwilioCodes.receipt("SM1", word, "30003")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "accepted, SENT",
        "scheduled, SENT",
        "queued, SENT",
        "sending, SENT",
        "failed, FAILED",
        "read, DELIVERED"
    })
    void whereNobodyKnewWhetherTwilioHasATextThatItQueuesItIsNews(String word, TextState state) {
        assertThat(TwilioCodes.receiptOrTaken("SM1", word, null).map(Receipt::state))
                .contains(state);
    }

    @ParameterizedTest
    @CsvSource({
        "SM0123456789abcdef0123456789abcdef, true",
        "msg-42_b, true",
        "'', false",
        "'SM 1', false",
        "'SM1/..', false"
    })
    void anIdIsOneWord(String text, boolean id) {
        assertThat(TwilioCodes.isSid(text)).isEqualTo(id);
        assertThat(TwilioCodes.isSid("x".repeat(65))).isFalse();
    }

    @Test
    void aCodeBesideADeliveryIsNoFailure() {
        assertThat(TwilioCodes.receipt("SM1", "delivered", "30003")).contains(Receipt.delivered("SM1"));
    }
}
