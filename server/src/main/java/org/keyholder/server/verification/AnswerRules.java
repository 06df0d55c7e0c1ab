package org.keyholder.server.verification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.alarm.Choice;
import org.keyholder.server.contact.ContactId;

/** What a press counts as. Pure: no clock, no database. */
public final class AnswerRules {

    /** So often an answer may be changed, or taken back, by one link; each change is told to the station. */
    public static final int MOST_CHANGES = 5;

    private AnswerRules() {}

    /**
     * What is known of the question when the press comes.
     *
     * @param own what was pressed on this question before and stands, newest
     * @param all what was answered about the alarm before and stands, in order
     * @param done what was pressed and taken back by this link, all told
     */
    public record Asked(
            ContactId contact,
            String name,
            Optional<Integer> slot,
            Instant closesAt,
            Instant viewableUntil,
            Optional<PressedAnswer> own,
            List<PressedAnswer> all,
            int done) {
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
        if (isEnough(question, choice)) {
            return new TakenAnswer.NoMoreChanges();
        }
        var late = now.isAfter(question.closesAt());
        var answer = new PressedAnswer(question.contact(), question.name(), question.slot(), choice, late, now);
        return new TakenAnswer.Accepted(
                answer, OutcomeRule.effect(question.all(), answer), OutcomeRule.takesBack(question.all(), answer));
    }

    /** A call for help is never the press too many: it is taken once more, and then nothing is. */
    private static boolean isEnough(Asked question, Choice choice) {
        return choice == Choice.DISPATCH ? question.done() > 1 + MOST_CHANGES : !mayChange(question.done());
    }

    /** Whether a link by which so much was done may change its answer once more. */
    public static boolean mayChange(int done) {
        return done < 1 + MOST_CHANGES;
    }

    /** Whether an answer may still be taken back. */
    public static boolean mayTakeBack(PressedAnswer answer, int done, Instant now) {
        return mayChange(done) && !now.isAfter(answer.at().plus(OutcomeRule.TAKE_BACK));
    }

    /**
     * Takes the newest press back.
     *
     * @param of what had been done by the link when its page was shown: the same wish that comes twice takes back one press
     */
    public static TakenAnswer takeBack(Asked question, int of, Instant now) {
        if (!now.isBefore(question.viewableUntil())) {
            return new TakenAnswer.Expired();
        }
        if (of != question.done()) {
            return new TakenAnswer.Overtaken();
        }
        var newest = question.own();
        if (newest.isEmpty() || !mayTakeBack(newest.get(), question.done(), now)) {
            return new TakenAnswer.TooLateToTakeBack();
        }
        var left = new ArrayList<>(question.all());
        left.remove(newest.get());
        return new TakenAnswer.TakenBack(newest.get(), OutcomeRule.reversal(question.all(), left));
    }
}
