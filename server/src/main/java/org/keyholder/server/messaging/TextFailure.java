package org.keyholder.server.messaging;

import java.util.Arrays;
import java.util.Locale;

/**
 * Why a text does not arrive, whoever the provider is. Told from the provider's own code where that comes in, and from
 * then on a type: what helps is read off it, and words are made of it only where somebody reads them.
 */
public enum TextFailure {
    LANDLINE(Remedy.ANOTHER_NUMBER),
    UNREACHABLE(Remedy.LATER),
    BLOCKED(Remedy.PERSONS_CARRIER),
    NUMBER_GONE(Remedy.ANOTHER_NUMBER),
    SPAM(Remedy.LATER),
    SENDER_NOT_REGISTERED(Remedy.SERVER),
    NOT_A_NUMBER(Remedy.ANOTHER_NUMBER),
    COUNTRY_OFF(Remedy.SERVER),
    OPTED_OUT(Remedy.START),
    /** There was no way to the phone network until sending it had no use any more. */
    TOO_LATE(Remedy.LATER),
    NOT_SET_UP(Remedy.SERVER),
    /** The carrier or the provider gave no reason, or one that stands for none of the others. */
    UNKNOWN(Remedy.LATER);

    private final Remedy remedy;

    TextFailure(Remedy remedy) {
        this.remedy = remedy;
    }

    /** What helps first. */
    public enum Remedy {
        /** A number that takes texts. */
        ANOTHER_NUMBER,
        /** A word of the person's with their own carrier. */
        PERSONS_CARRIER,
        /** START, from the person's own phone: until then nothing may be sent. */
        START,
        /** Another try. */
        LATER,
        /** Whoever runs this server. */
        SERVER
    }

    public Remedy remedy() {
        return remedy;
    }

    /** Whether the number is what stands in the way: another try alone will not help. */
    public boolean isTheNumber() {
        return remedy == Remedy.ANOTHER_NUMBER || remedy == Remedy.PERSONS_CARRIER;
    }

    /** As it stands in the database: never change one that is in use. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads the stored form; a word that a later release wrote is a reason not known here. */
    public static TextFailure ofCode(String code) {
        return Arrays.stream(values())
                .filter(failure -> failure.code().equals(code))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
