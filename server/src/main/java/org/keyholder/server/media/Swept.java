package org.keyholder.server.media;

import java.time.Instant;
import java.util.Objects;
import org.keyholder.server.shared.EventId;

/**
 * What an event had, and the dealer's keeping time took away.
 *
 * @param keptDays the keeping time of then
 * @param at when it went, the last of it
 */
public record Swept(EventId event, int clips, int stills, int keptDays, Instant at) {

    public Swept {
        Objects.requireNonNull(event);
        Objects.requireNonNull(at);
    }

    /** "clip and 3 snapshots" */
    public String what() {
        var clip = counted(clips, "clip");
        var snapshot = counted(stills, "snapshot");
        return clip.isEmpty() || snapshot.isEmpty() ? clip + snapshot : clip + " and " + snapshot;
    }

    /** "30 days" */
    public String kept() {
        return keptDays == 1 ? "1 day" : keptDays + " days";
    }

    /** "The clip was deleted on 21 Nov 2026": where a clip is gone, that is what people miss. */
    public String deletedOn(String day) {
        int number = clips > 0 ? clips : stills;
        return "The " + (clips > 0 ? "clip" : "snapshot") + (number == 1 ? " was" : "s were") + " deleted on " + day;
    }

    private static String counted(int number, String what) {
        return switch (number) {
            case 0 -> "";
            case 1 -> what;
            default -> number + " " + what + "s";
        };
    }
}
