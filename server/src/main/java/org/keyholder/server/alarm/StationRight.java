package org.keyholder.server.alarm;

import java.time.Instant;
import java.util.Optional;
import org.keyholder.server.shared.StationId;

/**
 * What a station may do with an alarm. Pure: no clock, no database. The one rule that pages, pictures, streams, actions and texted links
 * ask, so that none of them goes on where another has ended.
 */
public enum StationRight {
    /** The alarm is open and the station's: see it, open it, ask about it, complete it, wherever its site is by now. */
    HANDLE,
    /** It is over: see what it was, as long as the station watches the site. */
    LOOK,
    /** It was never the station's, or is over and its site with somebody else by now. */
    NONE;

    /** @param watching the station that watches the alarm's site now, if any */
    public static StationRight of(StationId station, Alarm alarm, Optional<StationId> watching, Instant now) {
        if (!alarm.station().equals(station)) {
            return NONE;
        }
        if (alarm.isOpen(now)) {
            return HANDLE;
        }
        return watching.filter(station::equals).isPresent() ? LOOK : NONE;
    }

    /** Until when it holds by itself: an open alarm is over when it has been quiet for long enough. Empty where there is none. */
    Optional<Instant> until(Alarm alarm) {
        return switch (this) {
            case HANDLE -> Optional.of(alarm.activeAt().plus(alarm.quietAfter()));
            case LOOK -> Optional.of(Instant.MAX);
            case NONE -> Optional.empty();
        };
    }
}
