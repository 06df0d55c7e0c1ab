package org.keyholder.server.dealerportal.contact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Why a text did not arrive, as far as it decides what helps. A reason comes in plain words only, so it is told by the word that
 * stands for it; one that is not known gets the advice that is never wrong.
 */
public enum SendTrouble {
    LANDLINE(
            "landline",
            true,
            "Ask %s for a mobile number, create a contact with it here, and remove this one.",
            "If it is a mobile number, have %s ask the carrier to switch texts on, then send again."),
    GONE(
            "does not exist",
            true,
            "Compare the number with what %s gave you.",
            "Create a contact with the right number here, and remove this one."),
    NOT_A_NUMBER(
            "not a phone number",
            true,
            "Compare the number with what %s gave you.",
            "Create a contact with the right number here, and remove this one."),
    BLOCKED(
            "blocks",
            true,
            "Have %s ask the carrier to let texts of companies through, then send again.",
            "If that is not possible, create a contact with another number here, and remove this one."),
    OUT_OF_REACH(
            "out of reach",
            false,
            "Send again when the phone of %s is on and has a network.",
            "If it fails again, ask %s whether the number is still in use."),
    STOPPED(
            "stop",
            false,
            "Ask %s to text START to the number from which the message came.",
            "Then send the welcome message again."),
    SPAM(
            "spam",
            false,
            "Send again in an hour.",
            "If it fails again, tell whoever runs this server: the carriers do not trust its sending number."),
    SENDER(
            "registered",
            false,
            "Tell whoever runs this server: the sending number has to be registered with the carriers.",
            "Send again when that is done."),
    COUNTRY(
            "country",
            false,
            "Tell whoever runs this server: texts to the country of %s are switched off at the phone provider.",
            "Send again when that is done."),
    NOT_SET_UP(
            "not set up",
            false,
            "Tell whoever runs this server: it has no account at a phone provider yet.",
            "Send again when that is done."),
    NO_WAY_OUT(
            "in time",
            false,
            "Send again.",
            "If it fails again, tell whoever runs this server: it does not reach the phone provider."),
    UNKNOWN(
            "",
            false,
            "Send again.",
            "If it fails again, ask %s whether the number is right and takes texts, or for another number.");

    private final String mark;
    private final boolean isTheNumber;
    private final String first;
    private final String then;

    SendTrouble(String mark, boolean isTheNumber, String first, String then) {
        this.mark = mark;
        this.isTheNumber = isTheNumber;
        this.first = first;
        this.then = then;
    }

    public static SendTrouble of(String reason) {
        var words = reason.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(trouble -> words.contains(trouble.mark))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Whether only another number, or the person's own carrier, can help. */
    public boolean isTheNumber() {
        return isTheNumber;
    }

    /** Whether another number is what helps first. */
    public boolean needsAnotherNumber() {
        return this == LANDLINE || this == GONE || this == NOT_A_NUMBER;
    }

    /** What helps, the likeliest first. */
    public List<String> steps(String name) {
        return List.of(first.replace("%s", name), then.replace("%s", name));
    }
}
