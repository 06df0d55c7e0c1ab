package org.keyholder.dc09.code;

import java.util.Map;
import java.util.Optional;

/**
 * The usual DC-03 twins of a Contact ID code. Many Contact ID codes share a twin (130 to 136 are all BA), so this goes one way
 * only and is never applied there and back; vendors differ on the restoral, so a station may want a table of its own.
 *
 * @param contactId three digits
 * @param event DC-03 code for qualifiers 1 and 6
 * @param restoral DC-03 code for qualifier 3
 */
public record CodeTwins(String contactId, String event, String restoral) {
    /** The twins of a code; empty where none is known. */
    public static Optional<CodeTwins> of(String contactId) {
        return Optional.ofNullable(CodeTables.twins().get(contactId));
    }

    /** The whole table by Contact ID code, to start an own one from. */
    public static Map<String, CodeTwins> table() {
        return CodeTables.twins();
    }
}
