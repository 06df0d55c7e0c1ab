package org.keyholder.server.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.site.AlarmIntervals;

/** Which events belong together. Pure: no clock, no database. Times are those of arrival: a device's own clock may be wrong. */
public final class JoiningRule {

    private JoiningRule() {}

    /** In a storm a zone's reports of one minute belong together, also where the site's own interval is shorter, or none. */
    static final Duration IN_STORM = Duration.ofMinutes(1);

    /**
     * What the station has been told last of a zone.
     *
     * @param event under which the zone's newest event runs, and its kind
     * @param at when that newest event came
     */
    public record Running(EventId event, EventKind kind, Instant at) {
        public Running {
            Objects.requireNonNull(event);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(at);
        }
    }

    /**
     * Where an event belongs that is signalled.
     *
     * @param going the site's alarm that has not been ended, if any, at the station that watches it now
     * @param running the newest of that alarm's events on the same zone
     * @param tooOften who reports more often than they may, if anybody does
     */
    public static Joining of(
            Instant now,
            EventKind kind,
            AlarmIntervals intervals,
            Optional<Alarm> going,
            Optional<Running> running,
            Optional<Reporter> tooOften) {
        if (going.isEmpty()) {
            return new Joining.Opens(Optional.empty());
        }
        var alarm = going.get();
        if (!alarm.isOpen(now)) {
            return new Joining.Opens(Optional.of(alarm));
        }
        var told = running.filter(last -> !kind.isMoreUrgentThan(last.kind()));
        if (tooOften.isPresent()) {
            var inStorm = told.filter(last -> isWithin(longer(intervals.join(), IN_STORM), last, now));
            if (inStorm.isPresent()) {
                return new Joining.InStorm(alarm, inStorm.get().event(), tooOften.get());
            }
        }
        return told.filter(last -> !intervals.join().isZero())
                .filter(last -> isWithin(intervals.join(), last, now))
                .<Joining>map(last -> new Joining.Repeats(alarm, last.event()))
                .orElseGet(() -> new Joining.Joins(alarm));
    }

    private static boolean isWithin(Duration interval, Running last, Instant now) {
        return !now.isAfter(last.at().plus(interval));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
