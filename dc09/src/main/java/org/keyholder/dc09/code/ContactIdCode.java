package org.keyholder.dc09.code;

import java.util.Optional;

/**
 * A Contact ID event code (DC-05).
 *
 * @param code three digits
 * @param number what the three digits behind the group count: a zone or a user
 * @param meaning what qualifier 1 (and 6) says, in plain words
 * @param restored what qualifier 3 says
 */
public record ContactIdCode(String code, NumberMeaning number, String meaning, String restored) {
    /** Looks a code up; empty when it is not in the table. */
    public static Optional<ContactIdCode> find(String code) {
        return CodeTables.contactId(code);
    }
}
