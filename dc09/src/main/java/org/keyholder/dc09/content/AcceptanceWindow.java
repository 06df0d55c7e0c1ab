package org.keyholder.dc09.content;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a timestamp may be from the receiver's clock (DC-09-2013, public review, 5.5.3: +20 s, -40 s).
 *
 * @param ahead a sender's clock may be this far ahead
 * @param behind a frame may be this old
 */
public record AcceptanceWindow(Duration ahead, Duration behind) {
    /** The standard's own. */
    public static final AcceptanceWindow STANDARD =
            new AcceptanceWindow(Duration.ofSeconds(20), Duration.ofSeconds(40));

    /** What the clock says about a frame. */
    public sealed interface Verdict {
        /** Inside the window, borders included. */
        record InTime() implements Verdict {}

        /** There is nothing to judge. */
        record NotStamped() implements Verdict {}

        /** Behind the window. */
        record TooOld(Duration behind) implements Verdict {}

        /** Ahead of the window. */
        record TooNew(Duration ahead) implements Verdict {}
    }

    /** Judges a timestamp at the receiver's time {@code now}; timestamps have whole seconds, so {@code now} is cut to them. */
    public Verdict judge(Timestamp timestamp, Instant now) {
        return switch (timestamp) {
            case Timestamp.Absent() -> new Verdict.NotStamped();
            case Timestamp.At(Instant instant) ->
                judge(Duration.ofSeconds(instant.getEpochSecond() - now.getEpochSecond()));
        };
    }

    private Verdict judge(Duration difference) {
        if (difference.compareTo(ahead) > 0) {
            return new Verdict.TooNew(difference);
        }
        if (difference.negated().compareTo(behind) > 0) {
            return new Verdict.TooOld(difference.negated());
        }
        return new Verdict.InTime();
    }
}
