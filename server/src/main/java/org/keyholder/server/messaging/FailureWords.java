package org.keyholder.server.messaging;

/** Why a text does not arrive, in plain words that go on a sentence: "not delivered, the phone is off or out of reach". */
public final class FailureWords {

    private FailureWords() {}

    public static String of(TextFailure failure) {
        return switch (failure) {
            case LANDLINE -> "probably a landline: this number takes no texts";
            case UNREACHABLE -> "the phone is off or out of reach";
            case BLOCKED -> "this phone blocks the texts";
            case NUMBER_GONE -> "this number does not exist any more";
            case SPAM -> "the carrier took the text for spam";
            case SENDER_NOT_REGISTERED -> "our sending number is not registered with the carriers";
            case NOT_A_NUMBER -> "this is not a phone number";
            case COUNTRY_OFF -> "texts to this country are switched off";
            case OPTED_OUT -> "opted out with STOP";
            case TOO_LATE -> "no way to the phone network in time";
            case NOT_SET_UP -> "texting is not set up on this server";
            case UNKNOWN -> "the carrier could not deliver it";
        };
    }
}
