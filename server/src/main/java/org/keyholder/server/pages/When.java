package org.keyholder.server.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Times in words: in the site's zone, and how long ago. Pure functions of an instant, a zone and now. */
public final class When {

    private static final DateTimeFormatter CLOCK = format("HH:mm:ss");
    private static final DateTimeFormatter HOUR_MINUTE = format("HH:mm");
    private static final DateTimeFormatter WEEKDAY = format("EEE d MMM");
    private static final DateTimeFormatter DAY = format("d MMM");
    private static final DateTimeFormatter DAY_OF_YEAR = format("d MMM yyyy");
    private static final DateTimeFormatter SPOKEN = format("h:mm a");

    private When() {}

    /** "03:12:05" */
    public static String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    /** "03:14" */
    public static String hourMinute(Instant at, ZoneId zone) {
        return HOUR_MINUTE.format(at.atZone(zone));
    }

    /** "Sat 21 Nov" */
    public static String weekday(Instant at, ZoneId zone) {
        return WEEKDAY.format(at.atZone(zone));
    }

    /** "2 Nov", with the year when it is not this one. */
    public static String day(Instant at, ZoneId zone, Instant now) {
        var date = at.atZone(zone);
        return (date.getYear() == now.atZone(zone).getYear() ? DAY : DAY_OF_YEAR).format(date);
    }

    /** "21 Nov 2026" */
    public static String date(Instant at, ZoneId zone) {
        return DAY_OF_YEAR.format(at.atZone(zone));
    }

    /** The days of a time that may go on: "since 12 Nov 2026", "1 Nov 2026 to 12 Nov 2026", "on 12 Nov 2026". */
    public static String days(Instant from, Optional<Instant> until, ZoneId zone) {
        var first = date(from, zone);
        if (until.isEmpty()) {
            return "since " + first;
        }
        var last = date(until.get(), zone);
        return first.equals(last) ? "on " + first : first + " to " + last;
    }

    /** "today at 3:12 am", "yesterday at 11:40 pm", "on 2 Nov at 3:12 am" */
    public static String spoken(Instant at, ZoneId zone, Instant now) {
        return spokenDay(at, zone, now) + " at " + spokenTime(at, zone);
    }

    /** "3:12 am" */
    public static String spokenTime(Instant at, ZoneId zone) {
        return SPOKEN.format(at.atZone(zone)).toLowerCase(Locale.ROOT);
    }

    /** "today, 03:12", "yesterday, 23:40", "2 Nov, 03:12" */
    public static String dayAndTime(Instant at, ZoneId zone, Instant now) {
        var day = spokenDay(at, zone, now);
        return (day.startsWith("on ") ? day(at, zone, now) : day) + ", " + hourMinute(at, zone);
    }

    /** "today, 03:12:05": where several may come in one minute. */
    public static String dayAndClock(Instant at, ZoneId zone, Instant now) {
        var day = spokenDay(at, zone, now);
        return (day.startsWith("on ") ? day(at, zone, now) : day) + ", " + clock(at, zone);
    }

    /** "48 s ago", "20 min ago", "3 h ago", "2 days ago" */
    public static String ago(Instant at, Instant now) {
        return span(since(at, now)) + " ago";
    }

    /** "40 seconds ago", "2 minutes ago": for people who do not read clocks for a living. */
    public static String spokenAgo(Instant at, Instant now) {
        var since = since(at, now);
        if (since.toMinutes() < 1) {
            return counted(since.toSeconds(), "second") + " ago";
        }
        if (since.toHours() < 1) {
            return counted(since.toMinutes(), "minute") + " ago";
        }
        if (since.toDays() < 1) {
            return counted(since.toHours(), "hour") + " ago";
        }
        return counted(since.toDays(), "day") + " ago";
    }

    /** "21 s", "2 min" */
    public static String span(Duration span) {
        if (span.toMinutes() < 1) {
            return span.toSeconds() + " s";
        }
        if (span.toHours() < 1) {
            return span.toMinutes() + " min";
        }
        if (span.toDays() < 1) {
            return span.toHours() + " h";
        }
        return counted(span.toDays(), "day");
    }

    /** "1:27", never below "0:00" */
    public static String left(Instant until, Instant now) {
        var seconds = secondsLeft(until, now);
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }

    /** Whole seconds, the started one counted, never below 0. */
    public static long secondsLeft(Instant until, Instant now) {
        return Math.max(0, Math.ceilDiv(ChronoUnit.MILLIS.between(now, until), 1000L));
    }

    /** "Chicago" of America/Chicago */
    public static String city(ZoneId zone) {
        var id = zone.getId();
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }

    private static Duration since(Instant at, Instant now) {
        var since = Duration.between(at, now);
        return since.isNegative() ? Duration.ZERO : since;
    }

    private static String spokenDay(Instant at, ZoneId zone, Instant now) {
        LocalDate date = at.atZone(zone).toLocalDate();
        var today = now.atZone(zone).toLocalDate();
        if (date.equals(today)) {
            return "today";
        }
        if (date.equals(today.minusDays(1))) {
            return "yesterday";
        }
        return "on " + day(at, zone, now);
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
