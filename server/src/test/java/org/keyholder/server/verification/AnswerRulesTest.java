package org.keyholder.server.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.alarm.Choice;
import org.keyholder.server.alarm.Effect;
import org.keyholder.server.alarm.Reversal;
import org.keyholder.server.contact.ContactId;

class AnswerRulesTest {

    private static final ContactId ANN = new ContactId(UUID.randomUUID());
    private static final Instant ASKED = Instant.parse("2026-11-21T03:12:05Z");
    private static final Instant CLOSES = ASKED.plus(Duration.ofMinutes(2));
    private static final Instant VIEWABLE_UNTIL = ASKED.plus(Duration.ofDays(3));
    private static final Duration SMALLEST = Duration.ofNanos(1);

    @ParameterizedTest
    @EnumSource(Choice.class)
    void theFirstPressIsTheContactsAnswer(Choice choice) {
        var at = ASKED.plusSeconds(20);

        var taken = AnswerRules.judge(asked(null), choice, at);

        assertThat(taken).isEqualTo(counts(answer(choice, false, at)));
    }

    @Test
    void theSamePressAgainAddsNothing() {
        var first = answer(Choice.DISPATCH, false, ASKED.plusSeconds(20));

        var taken = AnswerRules.judge(asked(first), Choice.DISPATCH, ASKED.plusSeconds(21));

        assertThat(taken).isEqualTo(new TakenAnswer.Repeated(first));
    }

    @Test
    void theSamePressAfterTheWindowIsStillTheAnswerThatCameInTime() {
        var first = answer(Choice.DISREGARD, false, ASKED.plusSeconds(20));

        var taken = AnswerRules.judge(asked(first), Choice.DISREGARD, CLOSES.plusSeconds(1));

        assertThat(taken).isEqualTo(new TakenAnswer.Repeated(first));
    }

    @Test
    void theOtherButtonIsAFurtherAnswer() {
        var first = answer(Choice.DISREGARD, false, ASKED.plusSeconds(20));
        var at = ASKED.plusSeconds(40);

        var taken = AnswerRules.judge(asked(first), Choice.DISPATCH, at);

        assertThat(taken).isEqualTo(counts(answer(Choice.DISPATCH, false, at)));
    }

    @Test
    void theOtherButtonWithinTenSecondsTakesTheFirstBack() {
        var first = answer(Choice.DISPATCH, false, ASKED.plusSeconds(20));
        var at = ASKED.plusSeconds(30);

        var taken = AnswerRules.judge(asked(first), Choice.DISREGARD, at);

        assertThat(taken).isEqualTo(new TakenAnswer.Accepted(answer(Choice.DISREGARD, false, at), Effect.COUNTS, true));
    }

    @Test
    void aDisregardAfterTheOwnDispatchIsOverruledOnceTenSecondsAreOver() {
        var first = answer(Choice.DISPATCH, false, ASKED.plusSeconds(20));
        var at = ASKED.plusSeconds(30).plus(SMALLEST);

        var taken = AnswerRules.judge(asked(first), Choice.DISREGARD, at);

        assertThat(taken)
                .isEqualTo(new TakenAnswer.Accepted(answer(Choice.DISREGARD, false, at), Effect.OVERRULED, false));
    }

    @Test
    void theOtherButtonAfterTheWindowIsLate() {
        var first = answer(Choice.DISREGARD, false, ASKED.plusSeconds(20));
        var at = CLOSES.plusSeconds(40);

        var taken = AnswerRules.judge(asked(first), Choice.DISPATCH, at);

        assertThat(taken).isEqualTo(counts(answer(Choice.DISPATCH, true, at)));
    }

    @Test
    void aPressAtTheLastInstantOfTheWindowIsInTime() {
        var taken = AnswerRules.judge(asked(null), Choice.DISPATCH, CLOSES);

        assertThat(taken).isEqualTo(counts(answer(Choice.DISPATCH, false, CLOSES)));
    }

    @Test
    void aPressJustAfterTheWindowIsRecordedAndLate() {
        var at = CLOSES.plus(SMALLEST);

        var taken = AnswerRules.judge(asked(null), Choice.DISPATCH, at);

        assertThat(taken).isEqualTo(counts(answer(Choice.DISPATCH, true, at)));
    }

    @Test
    void aPressAtTheLastInstantOfTheLinksLifeIsRecorded() {
        var at = VIEWABLE_UNTIL.minus(SMALLEST);

        var taken = AnswerRules.judge(asked(null), Choice.DISREGARD, at);

        assertThat(taken).isEqualTo(new TakenAnswer.Accepted(answer(Choice.DISREGARD, true, at), Effect.LATE, false));
    }

    @ParameterizedTest
    @EnumSource(Choice.class)
    void whenTheLinkHasClosedNothingIsTakenAnyMore(Choice choice) {
        assertThat(AnswerRules.judge(asked(null), choice, VIEWABLE_UNTIL)).isEqualTo(new TakenAnswer.Expired());
        assertThat(AnswerRules.judge(asked(null), choice, VIEWABLE_UNTIL.plus(SMALLEST)))
                .isEqualTo(new TakenAnswer.Expired());
    }

    @Test
    void anAnswerThatStandsDoesNotKeepTheLinkAlive() {
        var first = answer(Choice.DISPATCH, false, ASKED.plusSeconds(20));

        assertThat(AnswerRules.judge(asked(first), Choice.DISPATCH, VIEWABLE_UNTIL))
                .isEqualTo(new TakenAnswer.Expired());
    }

    @Test
    void aChoiceIsReadFromItsCodeAndFromNothingElse() {
        assertThat(Choice.ofCode("dispatch")).contains(Choice.DISPATCH);
        assertThat(Choice.ofCode("disregard")).contains(Choice.DISREGARD);
        assertThat(Choice.ofCode("Dispatch")).isEmpty();
        assertThat(Choice.ofCode("")).isEmpty();
        assertThat(Choice.ofCode("cancel")).isEmpty();
    }

    @Test
    void anAnswerIsTakenBackUntilTheTenthSecondIsOver() {
        var first = answer(Choice.DISPATCH, false, ASKED.plusSeconds(20));
        var tenth = ASKED.plusSeconds(30);

        assertThat(AnswerRules.takeBack(asked(first), 1, tenth))
                .isEqualTo(new TakenAnswer.TakenBack(first, Reversal.ENDS_DISPATCH));
        assertThat(AnswerRules.takeBack(asked(first), 1, tenth.plus(SMALLEST)))
                .isEqualTo(new TakenAnswer.TooLateToTakeBack());
        assertThat(AnswerRules.takeBack(asked(null), 0, tenth)).isEqualTo(new TakenAnswer.TooLateToTakeBack());
        assertThat(AnswerRules.takeBack(asked(first), 1, VIEWABLE_UNTIL)).isEqualTo(new TakenAnswer.Expired());
    }

    /** The same POST again, and one of a page that another has overtaken. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4})
    void whatWasWishedOnAnotherPageTakesNothingBack(int of) {
        var standing = answer(Choice.DISPATCH, false, ASKED.plusSeconds(20));

        assertThat(AnswerRules.takeBack(asked(standing, 2), of, ASKED.plusSeconds(21)))
                .isEqualTo(new TakenAnswer.Overtaken());
    }

    @ParameterizedTest
    @CsvSource({
        "DISREGARD, 5, true",
        "DISPATCH, 5, true",
        "DISREGARD, 6, false",
        "DISPATCH, 6, true",
        "DISPATCH, 7, false"
    })
    void afterFiveChangesOnlyACallForHelpIsTakenAndThatOnce(Choice choice, int done, boolean taken) {
        var other = choice == Choice.DISPATCH ? Choice.DISREGARD : Choice.DISPATCH;
        var before = answer(other, false, ASKED.plusSeconds(20));

        var judged = AnswerRules.judge(asked(before, done), choice, ASKED.plusSeconds(21));

        assertThat(judged instanceof TakenAnswer.Accepted).isEqualTo(taken);
        assertThat(judged instanceof TakenAnswer.NoMoreChanges).isNotEqualTo(taken);
        assertThat(
                        AnswerRules.takeBack(asked(before, done), done, ASKED.plusSeconds(21))
                                instanceof TakenAnswer.TakenBack)
                .isEqualTo(done < 6);
    }

    private static TakenAnswer counts(PressedAnswer answer) {
        return new TakenAnswer.Accepted(answer, Effect.COUNTS, false);
    }

    private static AnswerRules.Asked asked(@Nullable PressedAnswer before) {
        return asked(before, before == null ? 0 : 1);
    }

    private static AnswerRules.Asked asked(@Nullable PressedAnswer before, int done) {
        var own = Optional.ofNullable(before);
        return new AnswerRules.Asked(
                ANN,
                "Ann",
                Optional.of(2),
                CLOSES,
                VIEWABLE_UNTIL,
                own,
                own.stream().toList(),
                done);
    }

    private static PressedAnswer answer(Choice choice, boolean late, Instant at) {
        return new PressedAnswer(ANN, "Ann", Optional.of(2), choice, late, at);
    }
}
