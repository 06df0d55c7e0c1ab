package org.keyholder.server.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.alarm.Choice;
import org.keyholder.server.alarm.Effect;
import org.keyholder.server.alarm.Reversal;
import org.keyholder.server.contact.ContactId;

/** The table of docs/answers.md: who pressed what and when, what the last press does, and what all of it comes to. */
class OutcomeRuleTest {

    private static final Instant ASKED = Instant.parse("2026-11-21T03:12:05Z");
    private static final Duration WINDOW = Duration.ofMinutes(2);

    private final Map<String, ContactId> contacts = new HashMap<>();

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
            Ann dispatch 20                                         | COUNTS    | Dispatch by Ann
            Ann disregard 20                                        | COUNTS    | Disregard by Ann
            Ann dispatch 20, Ben disregard 40                       | OVERRULED | Dispatch by Ann, overruling Ben
            Ann disregard 20, Ben dispatch 40                       | COUNTS    | Dispatch by Ben, overruling Ann
            Ann disregard 20, Ben disregard 40                      | COUNTS    | Disregard by Ann, Ben
            Ann dispatch 20, Ann disregard 30                       | COUNTS    | Disregard by Ann
            Ann dispatch 20, Ann disregard 31                       | OVERRULED | Dispatch by Ann, overruling Ann
            Ann disregard 20, Ann dispatch 25                       | COUNTS    | Dispatch by Ann
            Ann disregard 20, Ann dispatch 60                       | COUNTS    | Dispatch by Ann, overruling Ann
            Ann dispatch 20, Ann disregard 25, Ann dispatch 30      | COUNTS    | Dispatch by Ann
            Ann dispatch 20, Ben dispatch 25, Ann disregard 29      | OVERRULED | Dispatch by Ben, overruling Ann
            Ann disregard 200                                       | LATE      | late Disregard by Ann
            Ann dispatch 200                                        | COUNTS    | Dispatch by Ann
            Ann disregard 20, Ben disregard 200                     | LATE      | Disregard by Ann
            Ann disregard 200, Ben dispatch 210                     | COUNTS    | Dispatch by Ben, overruling Ann
            Ann dispatch 200, Ben disregard 210                     | OVERRULED | Dispatch by Ann, overruling Ben
            Ann dispatch 119, Ann disregard 125                     | OVERRULED | Dispatch by Ann, overruling Ann
            Ben disregard 20, Ann dispatch 119, Ann disregard 125   | OVERRULED | Dispatch by Ann, overruling Ben, Ann
            Ann disregard 119, Ann dispatch 125                     | COUNTS    | Dispatch by Ann
            """)
    void theLastPressDoesThisAndAllOfThemComeToThat(String presses, Effect effect, String outcome) {
        var answers = read(presses);
        var before = answers.subList(0, answers.size() - 1);

        assertThat(OutcomeRule.effect(before, answers.getLast())).isEqualTo(effect);
        assertThat(words(OutcomeRule.of(answers))).isEqualTo(outcome);
    }

    /** The last press of each line is taken back. */
    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
            Ann dispatch 20                                         | ENDS_DISPATCH    | nothing
            Ann disregard 20                                        | ENDS_DISREGARD   | nothing
            Ben disregard 20, Ann dispatch 40                       | LEAVES_DISREGARD | Disregard by Ben
            Ben dispatch 20, Ann dispatch 40                        | CHANGES_NOTHING  | Dispatch by Ben
            Ben dispatch 20, Ann disregard 40                       | CHANGES_NOTHING  | Dispatch by Ben
            Ben disregard 20, Ann disregard 40                      | CHANGES_NOTHING  | Disregard by Ben
            Ann dispatch 20, Ann disregard 25                       | LEAVES_DISPATCH  | Dispatch by Ann
            Ann disregard 20, Ann dispatch 60                       | LEAVES_DISREGARD | Disregard by Ann
            Ann disregard 200                                       | CHANGES_NOTHING  | nothing
            Ben disregard 200, Ann dispatch 210                     | ENDS_DISPATCH    | late Disregard by Ben
            """)
    void takingTheLastPressBackDoesThisAndLeavesThat(String presses, Reversal reversal, String outcome) {
        var all = read(presses);
        var left = all.subList(0, all.size() - 1);

        assertThat(OutcomeRule.reversal(all, left)).isEqualTo(reversal);
        assertThat(words(OutcomeRule.of(left))).isEqualTo(outcome);
    }

    @Test
    void silenceIsNoAnswer() {
        assertThat(OutcomeRule.of(List.of())).isEqualTo(new Outcome.NoAnswer());
    }

    @Test
    void anEarlierRoundsDispatchStandsWhenPeopleAreAskedAgain() {
        var first = read("Ann dispatch 20");
        var again = new ArrayList<>(first);
        again.add(new PressedAnswer(
                contact("Ann"), "Ann", Optional.empty(), Choice.DISREGARD, false, ASKED.plusSeconds(300)));

        assertThat(words(OutcomeRule.of(again))).isEqualTo("Dispatch by Ann, overruling Ann");
    }

    @Test
    void onlyTheOtherButtonTakesAPressBackAndOnlyTheSameContacts() {
        var ann = read("Ann dispatch 20");

        assertThat(OutcomeRule.takesBack(ann, read("Ann disregard 30").getFirst()))
                .isTrue();
        assertThat(OutcomeRule.takesBack(ann, read("Ann disregard 31").getFirst()))
                .isFalse();
        assertThat(OutcomeRule.takesBack(ann, read("Ann dispatch 21").getFirst()))
                .isFalse();
        assertThat(OutcomeRule.takesBack(ann, read("Ben disregard 21").getFirst()))
                .isFalse();
    }

    private ContactId contact(String name) {
        return contacts.computeIfAbsent(name, one -> new ContactId(UUID.randomUUID()));
    }

    private List<PressedAnswer> read(String presses) {
        var answers = new ArrayList<PressedAnswer>();
        for (var press : presses.split(",")) {
            var parts = press.strip().split(" ");
            var at = ASKED.plusSeconds(Long.parseLong(parts[2]));
            answers.add(new PressedAnswer(
                    contact(parts[0]),
                    parts[0],
                    Optional.empty(),
                    Choice.ofCode(parts[1]).orElseThrow(),
                    at.isAfter(ASKED.plus(WINDOW)),
                    at));
        }
        return answers;
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.NoAnswer() -> "nothing";
            case Outcome.Dispatch(var by, var overruled) ->
                "Dispatch by " + names(by) + (overruled.isEmpty() ? "" : ", overruling " + names(overruled));
            case Outcome.Disregard(var by) -> "Disregard by " + names(by);
            case Outcome.LateDisregard(var by) -> "late Disregard by " + names(by);
        };
    }

    private static String names(List<PressedAnswer> answers) {
        return answers.stream().map(PressedAnswer::name).collect(Collectors.joining(", "));
    }
}
