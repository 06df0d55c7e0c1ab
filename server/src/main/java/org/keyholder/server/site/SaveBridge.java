package org.keyholder.server.site;

import java.util.Objects;
import org.keyholder.server.shared.ZoneNumber;

/** How saving a bridge ended. */
public sealed interface SaveBridge {

    record Saved(BridgeId bridge) implements SaveBridge {
        public Saved {
            Objects.requireNonNull(bridge);
        }
    }

    /** Somebody else has saved the bridge since it was looked at; nothing was saved now, and this is how it is. */
    record Overtaken(Bridge now) implements SaveBridge {
        public Overtaken {
            Objects.requireNonNull(now);
        }
    }

    /** Another bridge of the site watches that zone; nothing was saved. */
    record ZoneWatched(ZoneNumber zone, String bridge) implements SaveBridge {
        public ZoneWatched {
            Objects.requireNonNull(zone);
            Objects.requireNonNull(bridge);
        }
    }

    /** The site has as many bridges as it can have; nothing was saved. */
    record TooMany() implements SaveBridge {}
}
