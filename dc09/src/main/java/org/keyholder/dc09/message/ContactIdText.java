package org.keyholder.dc09.message;

import java.util.Optional;

/** Contact ID events as people type them. */
public final class ContactIdText {
    private ContactIdText() {}

    /** Reads {@code 1130 01 003}, also without the blanks; empty when it is no such event. */
    public static Optional<ContactIdEvent> read(String typed) {
        String digits = typed.replace(" ", "");
        if (digits.length() != 9) {
            return Optional.empty();
        }
        try {
            return Qualifier.of(digits.charAt(0))
                    .map(qualifier -> ContactIdEvent.of(
                            qualifier, digits.substring(1, 4), digits.substring(4, 6), digits.substring(6)));
        } catch (IllegalArgumentException notDigits) {
            return Optional.empty();
        }
    }
}
