package org.keyholder.server.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.keyholder.server.messaging.TextFailure;

class TextStateTest {

    @ParameterizedTest
    @CsvSource({
        "QUEUED,    QUEUED,    false",
        "QUEUED,    SENT,      true",
        "QUEUED,    FAILED,    true",
        "QUEUED,    DELIVERED, true",
        "SENT,      QUEUED,    false",
        "SENT,      SENT,      false",
        "SENT,      FAILED,    true",
        "SENT,      DELIVERED, true",
        "FAILED,    QUEUED,    false",
        "FAILED,    SENT,      false",
        "FAILED,    FAILED,    false",
        "FAILED,    DELIVERED, true",
        "DELIVERED, QUEUED,    false",
        "DELIVERED, SENT,      false",
        "DELIVERED, FAILED,    false",
        "DELIVERED, DELIVERED, false"
    })
    void aMessageOnlyMovesUp(TextState from, TextState to, boolean may) {
        assertThat(from.mayBecome(to)).isEqualTo(may);
    }

    /** Some hundred sequences: each of one to six receipts, repeats among them. */
    static Stream<List<TextState>> receipts() {
        var random = new Random(7);
        var said = List.of(TextState.SENT, TextState.FAILED, TextState.DELIVERED);
        return IntStream.range(0, 200)
                .mapToObj(n -> IntStream.rangeClosed(0, random.nextInt(6))
                        .mapToObj(i -> said.get(random.nextInt(said.size())))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("receipts")
    void inWhateverOrderReceiptsComeTheEndIsTheSame(List<TextState> receipts) {
        var sorted = new ArrayList<>(receipts);
        Collections.sort(sorted);

        assertThat(after(receipts)).isEqualTo(after(sorted)).isEqualTo(Collections.max(receipts));
    }

    private static TextState after(List<TextState> receipts) {
        var state = TextState.QUEUED;
        for (var next : receipts) {
            if (state.mayBecome(next)) {
                state = next;
            }
        }
        return state;
    }

    @ParameterizedTest
    @EnumSource(TextState.class)
    void itsStoredFormReadsBack(TextState state) {
        assertThat(TextState.ofCode(state.code())).isEqualTo(state);
    }

    @Test
    void theStoredFormsAreThoseThatTheTableAllows() {
        assertThat(Arrays.stream(TextState.values()).map(TextState::code))
                .containsExactly("queued", "sent", "failed", "delivered");
    }

    @ParameterizedTest
    @CsvSource({"undelivered, FAILED", "canceled, FAILED", "read, DELIVERED"})
    void whatTheReleaseBeforeStoredIsRead(String word, TextState state) {
        assertThat(TextState.ofCode(word)).isEqualTo(state);
    }

    @Test
    void aFailureHasAReasonAndNothingElseHasOne() {
        var failure = Failure.ours(TextFailure.SPAM);

        assertThat(Receipt.failed("SM1", failure).failure()).isEqualTo(failure);
        assertThatThrownBy(() -> new Receipt("SM1", TextState.FAILED, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Receipt("SM1", TextState.DELIVERED, failure))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
