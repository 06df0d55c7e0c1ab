package org.keyholder.server.signal;

import java.util.Objects;
import java.util.Optional;

/**
 * An event code in both systems, never converted into one another (docs/xml-signal.md lists them).
 *
 * @param contactId three characters, SIA DC-05
 * @param sia two letters, SIA DC-03; none where the list has no twin
 */
public record Codes(String contactId, Optional<String> sia) {

    public Codes {
        Objects.requireNonNull(sia);
        if (!contactId.matches("[0-9A-F]{3}")) {
            throw new IllegalArgumentException("A Contact ID code has three characters: " + contactId);
        }
    }

    static Codes of(String contactId, String sia) {
        return new Codes(contactId, Optional.of(sia));
    }

    static Codes ofContactId(String contactId) {
        return new Codes(contactId, Optional.empty());
    }
}
