package org.keyholder.server.states;

import java.time.Instant;
import java.time.ZoneId;
import org.keyholder.server.contact.Contact;
import org.keyholder.server.contact.Welcome;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.States;
import org.keyholder.server.pages.Tone;
import org.keyholder.server.pages.When;

/** The states of a contact's number and of the welcome message. */
public final class ContactStates {

    public static final State NUMBER_VALID = new State(Tone.GREEN, "circle-check", "Number valid");
    public static final State NOT_CHECKED = new State(Tone.GREY, "help-circle", "Not checked");
    public static final State NO_TEXTS = new State(Tone.RED, "circle-x", "Takes no texts");

    private static final State NOT_SENT = new State(Tone.GREY, "mail", "Not sent");
    private static final State SENDING = new State(Tone.GREY, "send", "Sending…");
    private static final State PENDING = new State(Tone.YELLOW, "hourglass", "Pending confirmation");
    private static final State CONFIRMED = new State(Tone.BLUE, "user-check", "Confirmed");
    private static final State SEND_ERROR = new State(Tone.RED, "message-x", "Send error");
    private static final State OPTED_OUT = new State(Tone.RED, "hand-stop", "Opted out");

    private ContactStates() {}

    /** Whether the number takes texts, as far as that is known. */
    public static State number(Contact contact) {
        if (contact.welcome() instanceof Welcome.SendError error && error.why().isTheNumber()) {
            return NO_TEXTS;
        }
        return contact.numberValid() ? NUMBER_VALID : NOT_CHECKED;
    }

    /** How far the contact's welcome has come. */
    public static State welcome(Welcome welcome) {
        return switch (welcome) {
            case Welcome.NotSent _ -> NOT_SENT;
            case Welcome.Sending _ -> SENDING;
            case Welcome.OutcomeUnknown _ -> States.OUTCOME_UNKNOWN;
            case Welcome.Pending _ -> PENDING;
            case Welcome.Confirmed _ -> CONFIRMED;
            case Welcome.SendError _ -> SEND_ERROR;
            case Welcome.OptedOut _ -> OPTED_OUT;
        };
    }

    /** The same, and since which day a confirmation counts: "Confirmed 2 Nov". */
    public static State welcome(Welcome welcome, ZoneId zone, Instant now) {
        var state = welcome(welcome);
        return welcome instanceof Welcome.Confirmed(var at)
                ? new State(state.tone(), state.icon(), state.words() + " " + When.day(at, zone, now))
                : state;
    }
}
