package org.keyholder.server.verification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keyholder.server.alarm.Choice;
import org.keyholder.server.alarm.Effect;
import org.keyholder.server.alarm.Reversal;
import org.keyholder.server.contact.ContactId;

/** What answers come to. Pure: no clock, no database. The one rule that page, desk, signal, API and phone read. */
public final class OutcomeRule {

    /** A press may be taken back for so long, by the same contact's pressing the other button; a Disregard that is too late takes nothing back. */
    public static final Duration TAKE_BACK = Duration.ofSeconds(10);

    private OutcomeRule() {}

    /** The outcome of all answers about an alarm, in the order in which they came. */
    public static Outcome of(List<PressedAnswer> answers) {
        var standing = standing(answers);
        var dispatch = with(standing, Choice.DISPATCH);
        var disregard = with(standing, Choice.DISREGARD);
        if (!dispatch.isEmpty()) {
            return new Outcome.Dispatch(dispatch, disregard);
        }
        var inTime = disregard.stream().filter(answer -> !answer.late()).toList();
        if (!inTime.isEmpty()) {
            return new Outcome.Disregard(inTime);
        }
        return disregard.isEmpty() ? new Outcome.NoAnswer() : new Outcome.LateDisregard(disregard);
    }

    /** What an answer that comes after these does to the outcome. */
    public static Effect effect(List<PressedAnswer> before, PressedAnswer answer) {
        return switch (of(and(before, answer))) {
            case Outcome.Dispatch dispatch -> answer.choice() == Choice.DISPATCH ? Effect.COUNTS : Effect.OVERRULED;
            case Outcome.Disregard disregard -> answer.late() ? Effect.LATE : Effect.COUNTS;
            case Outcome.LateDisregard late -> Effect.LATE;
            case Outcome.NoAnswer none -> throw new IllegalStateException("There is an answer");
        };
    }

    /** Whether the answer takes back what the same contact pressed before it. */
    public static boolean takesBack(List<PressedAnswer> before, PressedAnswer answer) {
        return standing(before).stream().anyMatch(earlier -> isTakenBackBy(earlier, answer));
    }

    /** What it does to the outcome that of all answers only these are left. */
    public static Reversal reversal(List<PressedAnswer> all, List<PressedAnswer> left) {
        return switch (of(left)) {
            case Outcome.Dispatch after ->
                of(all) instanceof Outcome.Dispatch ? Reversal.CHANGES_NOTHING : Reversal.LEAVES_DISPATCH;
            case Outcome.Disregard after ->
                of(all) instanceof Outcome.Disregard ? Reversal.CHANGES_NOTHING : Reversal.LEAVES_DISREGARD;
            case Outcome.NoAnswer none -> ends(of(all));
            case Outcome.LateDisregard late -> ends(of(all));
        };
    }

    private static Reversal ends(Outcome before) {
        return switch (before) {
            case Outcome.Dispatch dispatch -> Reversal.ENDS_DISPATCH;
            case Outcome.Disregard disregard -> Reversal.ENDS_DISREGARD;
            case Outcome.LateDisregard late -> Reversal.CHANGES_NOTHING;
            case Outcome.NoAnswer none -> Reversal.CHANGES_NOTHING;
        };
    }

    private static boolean isTakenBackBy(PressedAnswer earlier, PressedAnswer answer) {
        return earlier.contact().equals(answer.contact())
                && earlier.choice() != answer.choice()
                && !(answer.late() && answer.choice() == Choice.DISREGARD)
                && !answer.at().isAfter(earlier.at().plus(TAKE_BACK));
    }

    /** All that has not been taken back; of one contact's answers that say the same, the first. */
    private static List<PressedAnswer> standing(List<PressedAnswer> answers) {
        Map<ContactId, List<PressedAnswer>> byContact = new LinkedHashMap<>();
        for (var answer : answers) {
            var own = byContact.computeIfAbsent(answer.contact(), contact -> new ArrayList<>());
            own.removeIf(earlier -> isTakenBackBy(earlier, answer));
            if (own.stream()
                    .noneMatch(earlier -> earlier.choice() == answer.choice() && earlier.late() == answer.late())) {
                own.add(answer);
            }
        }
        return byContact.values().stream().flatMap(List::stream).toList();
    }

    private static List<PressedAnswer> with(List<PressedAnswer> answers, Choice choice) {
        return answers.stream().filter(answer -> answer.choice() == choice).toList();
    }

    private static List<PressedAnswer> and(List<PressedAnswer> before, PressedAnswer answer) {
        var all = new ArrayList<>(before);
        all.add(answer);
        return all;
    }
}
