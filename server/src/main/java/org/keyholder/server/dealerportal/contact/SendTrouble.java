package org.keyholder.server.dealerportal.contact;

import java.util.List;
import org.keyholder.server.messaging.TextFailure;

/** What a dealer can do about a text that did not arrive, by why it did not: the likeliest to help first. */
public final class SendTrouble {

    private SendTrouble() {}

    public static List<String> steps(TextFailure why, String name) {
        return switch (why) {
            case LANDLINE ->
                List.of(
                        "Ask " + name + " for a mobile number, create a contact with it here, and remove this one.",
                        "If it is a mobile number, have " + name
                                + " ask the carrier to switch texts on, then send again.");
            case NUMBER_GONE, NOT_A_NUMBER ->
                List.of(
                        "Compare the number with what " + name + " gave you.",
                        "Create a contact with the right number here, and remove this one.");
            case BLOCKED ->
                List.of(
                        "Have " + name + " ask the carrier to let texts of companies through, then send again.",
                        "If that is not possible, create a contact with another number here, and remove this one.");
            case UNREACHABLE ->
                List.of(
                        "Send again when the phone of " + name + " is on and has a network.",
                        "If it fails again, ask " + name + " whether the number is still in use.");
            case OPTED_OUT ->
                List.of(
                        "Ask " + name + " to text START to the number from which the message came.",
                        "Then send the welcome message again.");
            case SPAM ->
                List.of(
                        "Send again in an hour.",
                        "If it fails again, tell whoever runs this server: the carriers do not trust its sending number.");
            case SENDER_NOT_REGISTERED ->
                List.of(
                        "Tell whoever runs this server: the sending number has to be registered with the carriers.",
                        "Send again when that is done.");
            case COUNTRY_OFF ->
                List.of(
                        "Tell whoever runs this server: texts to the country of " + name
                                + " are switched off at the phone provider.",
                        "Send again when that is done.");
            case NOT_SET_UP ->
                List.of(
                        "Tell whoever runs this server: it has no account at a phone provider yet.",
                        "Send again when that is done.");
            case TOO_LATE ->
                List.of(
                        "Send again.",
                        "If it fails again, tell whoever runs this server: it does not reach the phone provider.");
            case UNKNOWN ->
                List.of(
                        "Send again.",
                        "If it fails again, ask " + name
                                + " whether the number is right and takes texts, or for another number.");
        };
    }
}
