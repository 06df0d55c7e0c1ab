package org.keyholder.server.alarm;

import java.time.Instant;
import java.util.Optional;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.site.AlarmIntervals;

/** Which events belong together. Pure: no clock, no database. Times are those of arrival: a device's own clock may be wrong. */
public final class JoiningRule {

    private JoiningRule() {}

    /** The zone's newest event of an alarm, and the event that it runs under. */
    public record Running(EventId event, Instant at) {}

    /**
     * Where an event belongs that is signalled.
     *
     * @param going the site's alarm that has not been ended, if any, at the station that watches it now
     * @param running the newest of that alarm's events on the same zone
     */
    public static Joining of(Instant now, AlarmIntervals intervals, Optional<Alarm> going, Optional<Running> running) {
        if (going.isEmpty()) {
            return new Joining.Opens(Optional.empty());
        }
        var alarm = going.get();
        if (!alarm.isOpen(now)) {
            return new Joining.Opens(Optional.of(alarm));
        }
        return running.filter(last -> !now.isAfter(last.at().plus(intervals.join())))
                .filter(last -> !intervals.join().isZero())
                .<Joining>map(last -> new Joining.Repeats(alarm, last.event()))
                .orElseGet(() -> new Joining.Joins(alarm));
    }
}
