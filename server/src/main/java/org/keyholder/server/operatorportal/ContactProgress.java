package org.keyholder.server.operatorportal;

import java.util.ArrayList;
import java.util.List;
import org.keyholder.server.alarm.Choice;
import org.keyholder.server.operatorportal.AlarmPanel.AskedContact;
import org.keyholder.server.operatorportal.AlarmPanel.Progress;
import org.keyholder.server.operatorportal.AlarmPanel.Step;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.States;

/** Says in colour, icon and words how far one contact has come. */
public record ContactProgress(String key, String name, String about) {

    /** The four steps of a question, in their order; before the first it is queued. */
    public enum Reached {
        QUEUED,
        SENT,
        DELIVERED,
        OPENED
    }

    private static final List<String> STEPS = List.of("sent", "delivered", "opened", "answered");

    /** Confirmed, and not asked yet. */
    /** @param state "Confirmed" */
    public AskedContact ready(State state) {
        return row(state, List.of(), "");
    }

    /** @param state "Pending confirmation", "Opted out", "Send error", … @param reason in plain words */
    public AskedContact cannotBeAsked(State state, String reason) {
        return row(state, List.of(), reason);
    }

    public AskedContact on(Reached reached) {
        return row(
                switch (reached) {
                    case QUEUED -> States.SENDING;
                    case SENT -> States.SENT;
                    case DELIVERED -> States.DELIVERED;
                    case OPENED -> States.OPENED;
                },
                steps(reached.ordinal(), reached == Reached.OPENED ? Progress.NOW : Progress.DONE),
                "");
    }

    /**
     * @param took "21 s"
     * @param note "late", "overruled", or empty
     */
    public AskedContact answered(Choice choice, String took, String note) {
        var state = switch (choice) {
            case DISPATCH -> States.DISPATCH;
            case DISREGARD -> States.DISREGARD;
        };
        var words = state.words() + " · " + took + (note.isEmpty() ? "" : ", " + note);
        return row(state.saying(words), steps(STEPS.size(), Progress.DONE), "");
    }

    /** The text may arrive, and may not. Shown as that also when the time to answer is over. */
    public AskedContact outcomeUnknown() {
        return row(
                States.OUTCOME_UNKNOWN,
                List.of(new Step("the phone network did not say whether it took the text", Progress.MISSED, true)),
                "It may have arrived all the same. Ask again, or call.");
    }

    /** @param reason "probably a landline"; @param sent whether the provider had taken the text */
    public AskedContact notDelivered(String reason, boolean sent) {
        var steps = new ArrayList<Step>();
        if (sent) {
            steps.add(new Step("sent", Progress.DONE, false));
        }
        steps.add(new Step(reason, Progress.FAILED, true));
        return row(sent ? States.NOT_DELIVERED : States.NOT_SENT, steps, "");
    }

    /** The window closed first. Silence is never an answer, so it is shown as what it is. */
    public AskedContact noAnswer(Reached reached) {
        var steps = new ArrayList<>(steps(reached.ordinal(), Progress.DONE));
        steps.set(3, new Step("no answer", Progress.MISSED, false));
        return row(States.NO_ANSWER, steps, "");
    }

    private static List<Step> steps(int done, Progress last) {
        var steps = new ArrayList<Step>();
        for (var i = 0; i < STEPS.size(); i++) {
            var progress = i >= done ? Progress.OPEN : i == done - 1 ? last : Progress.DONE;
            steps.add(new Step(STEPS.get(i), progress, false));
        }
        return steps;
    }

    private AskedContact row(State state, List<Step> steps, String note) {
        return new AskedContact(key, name, about, state, steps, note.isEmpty() ? null : note);
    }
}
