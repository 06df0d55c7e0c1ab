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

    /**
     * The number belongs to another customer at that station, or an alarm under it is still open there; nothing was saved, and
     * whose it is stays unsaid.
     */
    record NumberInUse(Station station) implements SaveSite {
        public NumberInUse {
            Objects.requireNonNull(station);
        }
    }
}
