package org.keyholder.server.signal;

import java.util.Objects;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.site.CodeChoice;
import org.keyholder.server.site.LibraryEntry;

/** Something that the alarm library says, and where. */
public record SaidCode(LibraryPlace place, EventKind kind, CodeChoice choice) {

    public SaidCode {
        Objects.requireNonNull(place);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(choice);
    }

    /** As the rule reads it. */
    LibraryEntry entry() {
        return new LibraryEntry(place.level(), kind.code(), choice);
    }
}
