package org.keyholder.server.launch;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Zone;

/** What a launch at a known site leads to. */
public sealed interface LaunchTarget {

    /** The site's alarm that is open; of its cameras the zone's comes first. */
    record Open(Alarm alarm, Optional<ZoneNumber> zone) implements LaunchTarget {
        public Open {
            Objects.requireNonNull(alarm);
            Objects.requireNonNull(zone);
        }
    }

    /**
     * Nothing is going on: what was is the past, and is not shown as if it were now.
     *
     * @param zone the zone that was asked for, if any
     * @param last the last alarm of that zone, or of the site where no zone was asked for
     */
    record NothingOpen(Optional<Zone> zone, Optional<Alarm> last) implements LaunchTarget {
        public NothingOpen {
            Objects.requireNonNull(zone);
            Objects.requireNonNull(last);
        }
    }

    /**
     * The site has no such zone.
     *
     * @param asked as it was asked for
     * @param open the site's alarm that is open all the same
     */
    record UnknownZone(String asked, List<Zone> zones, Optional<Alarm> open) implements LaunchTarget {
        public UnknownZone {
            Objects.requireNonNull(asked);
            zones = List.copyOf(zones);
            Objects.requireNonNull(open);
        }
    }
}
