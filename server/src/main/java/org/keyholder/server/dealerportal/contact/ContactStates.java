package org.keyholder.server.dealerportal.contact;

import org.keyholder.server.pages.State;
import org.keyholder.server.pages.Tone;

/** The states of a contact's number and of the welcome message. */
public final class ContactStates {

    public static final State NUMBER_VALID = new State(Tone.GREEN, "circle-check", "Number valid");
    public static final State NOT_CHECKED = new State(Tone.GREY, "help-circle", "Not checked");
    public static final State NO_TEXTS = new State(Tone.RED, "circle-x", "Takes no texts");

    public static final State NOT_SENT = new State(Tone.GREY, "mail", "Not sent");
    public static final State SENDING = new State(Tone.GREY, "send", "Sending…");
    public static final State PENDING = new State(Tone.YELLOW, "hourglass", "Pending confirmation");
    public static final State SEND_ERROR = new State(Tone.RED, "message-x", "Send error");
    public static final State OPTED_OUT = new State(Tone.RED, "hand-stop", "Opted out");

    private ContactStates() {}

    /** @param day "2 Nov" */
    public static State confirmed(String day) {
        return new State(Tone.BLUE, "user-check", "Confirmed " + day);
    }
}
