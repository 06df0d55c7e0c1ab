package org.keyholder.server.pages;

/**
 * The words, colour and icon of every state that a page shows and that does not depend on who it is about: one table, so
 * that a thing looks alike wherever it is met.
 */
public final class States {

    // What a contact answered, and what it comes to.
    public static final State DISPATCH = new State(Tone.ALARM, "alert-triangle", "Dispatch");
    public static final State DISREGARD = new State(Tone.GREEN, "check", "Disregard");
    public static final State DISPATCH_WANTED = DISPATCH.saying("Dispatch wanted");
    public static final State DISREGARD_WANTED = DISREGARD.saying("Disregard wanted");
    public static final State DISREGARD_TOO_LATE = new State(Tone.YELLOW, "hourglass-empty", "Disregard, too late");

    // How far a question has come.
    public static final State SENDING = new State(Tone.GREY, "clock", "Sending…");
    public static final State SENT = new State(Tone.GREY, "send", "Sent");
    public static final State DELIVERED = new State(Tone.GREEN, "device-mobile-check", "Delivered");
    public static final State OPENED = new State(Tone.BLUE, "eye", "Opened");
    public static final State OUTCOME_UNKNOWN = new State(Tone.YELLOW, "help-circle", "Outcome unknown");
    public static final State NOT_SENT = new State(Tone.RED, "message-x", "Not sent");
    public static final State NOT_DELIVERED = NOT_SENT.saying("Not delivered");
    public static final State NO_ANSWER = new State(Tone.YELLOW, "hourglass-empty", "No answer");

    // Whether somebody has an alarm on the screen.
    public static final State NOT_OPENED = new State(Tone.YELLOW, "bell", "Not opened");
    public static final State COMPLETED = new State(Tone.GREEN, "check", "Completed");
    public static final State QUIET_AGAIN = new State(Tone.GREY, "moon", "Quiet again");

    // What a site lacks, in the order in which an alarm would miss it.
    public static final State NOTHING_MISSING = new State(Tone.GREEN, "circle-check", "Nothing");
    public static final State STATION_MISSING = new State(Tone.RED, "building-broadcast-tower", "Monitoring station");
    public static final State RECEIVER_MISSING = new State(Tone.RED, "antenna-off", "Receiver of the station");
    public static final State ACCOUNT_MISSING = new State(Tone.RED, "hash", "Account number");
    public static final State CAMERAS_MISSING = new State(Tone.YELLOW, "device-cctv", "Cameras");
    public static final State DEVICES_MISSING = new State(Tone.YELLOW, "router", "Devices");
    public static final State CONTACTS_MISSING = new State(Tone.YELLOW, "users", "Contacts");

    private static final State TOO_FEW_TO_ASK = new State(Tone.YELLOW, "users", "Nobody can be asked");

    private States() {}

    public static State openedBy(String name) {
        return OPENED.saying("Opened by " + name);
    }

    /** Some of a site's contacts cannot be asked about an alarm, or none can. */
    public static State canBeAsked(int askable, int contacts) {
        return askable == 0
                ? TOO_FEW_TO_ASK
                : TOO_FEW_TO_ASK.saying("Only " + askable + " of " + contacts + " can be asked");
    }
}
