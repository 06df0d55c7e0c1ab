package org.keyholder.server.station;

import java.util.Optional;

/**
 * What a receiver's format demands before anything is sent: of the receiver's settings, and of the account numbers that it
 * is to carry. Each format implements it.
 */
public interface FormatRules {

    /** The format's name, as it stands in the database: never change one that is in use. */
    String code();

    /** The same for people, such as "XML over HTTP or HTTPS". */
    default String words() {
        return code();
    }

    /** Why this is no address of a receiver of this format, as a sentence; empty when it is one. */
    Optional<String> addressMistake(String address);

    /** Why the format cannot carry this number, as a sentence that says which it can; empty when it can. */
    Optional<String> numberMistake(AccountNumber number);
}
