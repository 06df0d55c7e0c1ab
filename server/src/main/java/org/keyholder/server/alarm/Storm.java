package org.keyholder.server.alarm;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A time in which somebody reports more often than they may. Reports of what an alarm's station knows already are joined and counted.
 *
 * @param device the name of the device that it began with
 * @param perMinute the rate above which it is a storm
 * @param joined reports that have been joined so far
 */
public record Storm(
        StormId id,
        Reporter reporter,
        String device,
        int perMinute,
        Instant beganAt,
        long joined,
        Optional<Instant> endedAt) {

    public Storm {
        Objects.requireNonNull(id);
        Objects.requireNonNull(reporter);
        Objects.requireNonNull(device);
        Objects.requireNonNull(beganAt);
        Objects.requireNonNull(endedAt);
    }

    /** Who it is and how often, as people read it: in signals and on pages alike. */
    public static String words(Reporter reporter, String device, int perMinute) {
        return who(reporter, device) + verb(reporter) + " more often than " + perMinute + " times a minute";
    }

    /** What it has come to so far, as people read it. */
    public String words() {
        return words(reporter, device, perMinute) + "; " + joinedWords();
    }

    /** What has been done with the further reports. */
    public String joinedWords() {
        return joined == 1
                ? "1 further report is joined and counted"
                : joined + " further reports are joined and counted";
    }

    /** That it is over, and what it came to. */
    public static String overWords(Reporter reporter, String device, long joined) {
        return who(reporter, device) + " no longer" + verb(reporter) + " too often; "
                + (joined == 1 ? "1 further report was joined" : joined + " further reports were joined");
    }

    private static String who(Reporter reporter, String device) {
        return switch (reporter) {
            case DEVICE -> device;
            case SITE -> "The site";
            case DEALER -> "The dealer's sites together";
        };
    }

    private static String verb(Reporter reporter) {
        return reporter == Reporter.DEALER ? " report" : " reports";
    }
}
