package org.keyholder.server.verification;

import java.time.Instant;
import java.util.Optional;

/** What a press counts as. Pure: no clock, no database. */
public final class AnswerRules {

    private AnswerRules() {}

    /** What is known of the question when the press comes. */
    public record Asked(
            String name,
            Optional<Integer> slot,
            Instant closesAt,
            Instant viewableUntil,
            Optional<PressedAnswer> before) {}

    /** Late answers are recorded and marked; nobody's answer is ever thrown away while the link lives. */
    public static TakenAnswer judge(Asked question, Choice choice, Instant now) {
        if (!now.isBefore(question.viewableUntil())) {
            return new TakenAnswer.Expired();
        }
        var answer = new PressedAnswer(question.name(), question.slot(), choice, now.isAfter(question.closesAt()), now);
        return question.before()
                .map(before -> before.choice() == choice
                        ? new TakenAnswer.Repeated(before)
                        : new TakenAnswer.Contradicts(answer, before))
                .orElseGet(() -> new TakenAnswer.Accepted(answer));
    }
}
