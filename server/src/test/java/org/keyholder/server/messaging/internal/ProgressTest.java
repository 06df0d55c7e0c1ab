package org.keyholder.server.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProgressTest {

    @ParameterizedTest
    @CsvSource({
        "QUEUED, SENT",
        "QUEUED, DELIVERED",
        "QUEUED, UNDELIVERED",
        "QUEUED, FAILED",
        "SENT, DELIVERED",
        "SENT, UNDELIVERED",
        "SENT, FAILED",
        "UNDELIVERED, DELIVERED",
        "FAILED, DELIVERED"
    })
    void aMessageMovesUp(Progress from, Progress to) {
        assertThat(from.mayMoveTo(to)).isTrue();
        assertThat(to.mayMoveTo(from)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"UNDELIVERED, FAILED", "FAILED, UNDELIVERED", "DELIVERED, FAILED", "DELIVERED, UNDELIVERED"})
    void aFinalStateIsNotExchangedForAnEqualOrLowerOne(Progress from, Progress to) {
        assertThat(from.mayMoveTo(to)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Progress.class)
    void theSameStateAgainIsNoMove(Progress progress) {
        assertThat(progress.mayMoveTo(progress)).isFalse();
        assertThat(Progress.ofCode(progress.code())).isEqualTo(progress);
    }

    @ParameterizedTest
    @CsvSource({
        "sent, SENT",
        "delivered, DELIVERED",
        "read, DELIVERED",
        "undelivered, UNDELIVERED",
        "failed, FAILED",
        "canceled, FAILED",
        "queued, ",
        "sending, ",
        "accepted, ",
        "a-word-of-next-year, "
    })
    void aReceiptsWordStandsForAProgressOrSaysNothingNew(String word, Progress progress) {
        assertThat(new Receipt("SM1", word, null).progress().orElse(null)).isEqualTo(progress);
    }
}
