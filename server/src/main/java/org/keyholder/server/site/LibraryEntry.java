package org.keyholder.server.site;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that the alarm library says of a zone, at one of its levels.
 *
 * @param kind the code of the kind of event
 */
public record LibraryEntry(CodeLevel level, String kind, CodeChoice choice) {

    public LibraryEntry {
        Objects.requireNonNull(level);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(choice);
    }

    /** Of a row, which has no code where nothing is to be sent. */
    public static LibraryEntry of(CodeLevel level, String kind, @Nullable String contactId, @Nullable String sia) {
        return new LibraryEntry(
                level,
                kind,
                contactId == null
                        ? new CodeChoice.DoNotSend()
                        : new CodeChoice.Send(contactId, Optional.ofNullable(sia)));
    }
}
