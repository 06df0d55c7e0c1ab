package org.keyholder.dc09.message;

import java.util.Arrays;
import java.util.Optional;

/** The first digit of a Contact ID event. */
public enum Qualifier {
    /** 1: a new event, or an opening. */
    NEW('1'),
    /** 3: a restoral, or a closing. */
    RESTORE('3'),
    /** 6: reported before and still so. */
    STILL_PRESENT('6');

    private final char digit;

    Qualifier(char digit) {
        this.digit = digit;
    }

    /** As it stands on the wire. */
    public char digit() {
        return digit;
    }

    static Optional<Qualifier> of(char digit) {
        return Arrays.stream(values())
                .filter(qualifier -> qualifier.digit == digit)
                .findFirst();
    }
}
