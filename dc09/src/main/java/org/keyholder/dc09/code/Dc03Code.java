package org.keyholder.dc09.code;

import java.util.Optional;

/**
 * A DC-03 event code.
 *
 * @param code two upper-case letters
 * @param number what the digits behind it count
 * @param meaning in plain words
 */
public record Dc03Code(String code, NumberMeaning number, String meaning) {
    /** Looks a code up; empty when it is not in the table. */
    public static Optional<Dc03Code> find(String code) {
        return CodeTables.dc03(code);
    }
}
