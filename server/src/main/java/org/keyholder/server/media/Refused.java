package org.keyholder.server.media;

import java.util.List;
import java.util.Objects;
import org.keyholder.server.shared.EventId;

/**
 * What a device sent of an event and was not stored, because a storage was full.
 *
 * @param names the sender's, at least one
 * @param full whose storage it was when the last of them came
 */
public record Refused(EventId event, List<String> names, FullStorage full) {

    public Refused {
        Objects.requireNonNull(event);
        Objects.requireNonNull(full);
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("Something was refused");
        }
    }

    /**
     * "No clip was stored: the dealer's storage for clips is full"
     *
     * @param nothingThere nothing else of the event is stored either
     * @param dealers "the dealer's", or by name
     */
    public String words(boolean nothingThere, String dealers) {
        return what(nothingThere) + " stored: " + full.words(dealers);
    }

    private String what(boolean nothingThere) {
        if (nothingThere) {
            return "No clip was";
        }
        return names.size() == 1 ? names.getFirst() + " was not" : names.size() + " files were not";
    }
}
