package org.keyholder.dc09.content;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The time in a frame, {@code _HH:MM:SS,MM-DD-YYYY} in GMT, to the second. */
public sealed interface Timestamp {
    /** The frame has none, which is allowed in clear text only. */
    record Absent() implements Timestamp {}

    /** The frame was stamped at this second. */
    record At(Instant instant) implements Timestamp {}

    /** Reads {@code HH:MM:SS,MM-DD-YYYY}, without the underscore; empty when that is no date and time. */
    static Optional<Instant> parse(String text, int from, int to) {
        if (!TimestampText.hasShape(text, from, to)) {
            return Optional.empty();
        }
        try {
            return Optional.of(TimestampText.instant(text, from));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Writes {@code HH:MM:SS,MM-DD-YYYY}, without the underscore. */
    static String text(Instant instant) {
        return TimestampText.of(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }
}
