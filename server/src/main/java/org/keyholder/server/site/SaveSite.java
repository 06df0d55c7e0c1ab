package org.keyholder.server.site;

import java.util.Objects;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.station.Station;

/** How saving a site ended. */
public sealed interface SaveSite {

    record Saved(SiteId site) implements SaveSite {
        public Saved {
            Objects.requireNonNull(site);
        }
    }

    /** Somebody else has saved the site since it was looked at; nothing was saved now, and this is how it is. */
    record ChangedMeanwhile(Site now, AlarmIntervals intervals) implements SaveSite {
        public ChangedMeanwhile {
            Objects.requireNonNull(now);
            Objects.requireNonNull(intervals);
        }
    }

    /** Another site of the same dealer has the number, or had it and has not released it; nothing was saved. */
    record HeldByOwn(Station station, AccountBook.Holder holder) implements SaveSite {
        public HeldByOwn {
            Objects.requireNonNull(station);
            Objects.requireNonNull(holder);
        }
    }

    /**
     * The number belongs to another customer at that station or did until it is released, or an alarm under it is still open there; nothing
     * was saved, and whose it is stays unsaid.
     */
    record NumberInUse(Station station) implements SaveSite {
        public NumberInUse {
            Objects.requireNonNull(station);
        }
    }
}
