package org.keyholder.server.verification;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.alarm.Choice;
import org.keyholder.server.contact.ContactId;

/** What a press counts as. Pure: no clock, no database. */
public final class AnswerRules {

    private AnswerRules() {}

    /**
     * What is known of the question when the press comes.
     *
     * @param own what was pressed on this question before, newest
     * @param all what was answered about the alarm before, in order
     */
    public record Asked(
            ContactId contact,
            String name,
            Optional<Integer> slot,
            Instant closesAt,
            Instant viewableUntil,
            Optional<PressedAnswer> own,
            List<PressedAnswer> all) {
        public Asked {
            Objects.requireNonNull(contact);
            Objects.requireNonNull(name);
            Objects.requireNonNull(slot);
            Objects.requireNonNull(closesAt);
            Objects.requireNonNull(viewableUntil);
            Objects.requireNonNull(own);
            all = List.copyOf(all);
        }
    }

    /** Late answers are recorded and marked; nobody's answer is ever thrown away while the link lives. */
    public static TakenAnswer judge(Asked question, Choice choice, Instant now) {
        if (!now.isBefore(question.viewableUntil())) {
            return new TakenAnswer.Expired();
        }
        if (question.own().isPresent() && question.own().get().choice() == choice) {
            return new TakenAnswer.Repeated(question.own().get());
        }
        var late = now.isAfter(question.closesAt());
        var answer = new PressedAnswer(question.contact(), question.name(), question.slot(), choice, late, now);
        return new TakenAnswer.Accepted(
                answer, OutcomeRule.effect(question.all(), answer), OutcomeRule.takesBack(question.all(), answer));
    }
}
