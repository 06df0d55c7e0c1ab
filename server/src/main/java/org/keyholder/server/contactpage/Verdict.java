package org.keyholder.server.contactpage;

import java.util.ArrayList;
import java.util.List;
import org.keyholder.server.alarm.Choice;
import org.keyholder.server.verification.Outcome;
import org.keyholder.server.verification.OutcomeRule;
import org.keyholder.server.verification.PressedAnswer;
import org.keyholder.server.verification.QuestionHead;

/** Tells a contact what their answer comes to, by the outcome that the operator sees too. Pure, and nobody else is named. */
final class Verdict {

    private Verdict() {}

    static List<String> of(QuestionHead question) {
        var answer = question.answer().orElseThrow(() -> new IllegalArgumentException("Nothing has been pressed"));
        var words = new ArrayList<String>();
        words.add("The station has your answer.");
        if (takesBack(question)) {
            words.add("It takes your other answer back.");
        }
        if (answer.late() && answer.choice() == Choice.DISPATCH) {
            words.add("It came after time was up, and the operator can see that.");
        }
        words.add(comesTo(answer, question));
        return words;
    }

    private static boolean takesBack(QuestionHead question) {
        var own = question.own();
        return own.size() > 1 && OutcomeRule.takesBack(own.subList(0, own.size() - 1), own.getLast());
    }

    private static String comesTo(PressedAnswer answer, QuestionHead question) {
        return switch (answer.choice()) {
            case DISPATCH -> "The operator has been told to send help. Stay where you are safe: do not go there alone.";
            case DISREGARD ->
                switch (question.outcome()) {
                    case Outcome.Dispatch(var by, var overruled) ->
                        by.stream().anyMatch(one -> one.contact().equals(answer.contact()))
                                ? "You pressed Dispatch before, and Dispatch counts."
                                : "Another key holder wants help sent, and Dispatch counts.";
                    case Outcome.LateDisregard late ->
                        "It came after time was up: the operator sees it, but it does not call anything off.";
                    case Outcome.Disregard disregard
                    when answer.late() -> "It came after time was up; somebody else said the same in time.";
                    case Outcome.Disregard disregard -> "Nothing else is needed from you. You can close this page.";
                    case Outcome.NoAnswer none -> throw new IllegalStateException("There is an answer");
                };
        };
    }
}
