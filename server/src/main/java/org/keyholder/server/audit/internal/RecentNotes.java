package org.keyholder.server.audit.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was put on record a moment ago, on this node. When there is no room for more, the oldest is forgotten and may be written again. */
public final class RecentNotes {

    private static final int MOST_REMEMBERED = 5_000;

    private final Duration window;
    private final Map<String, Instant> remembered = new LinkedHashMap<>();

    public RecentNotes(Duration window) {
        this.window = window;
    }

    /** Whether it has not been there within the window; from now on it has. */
    public synchronized boolean isFirst(String key, Instant now) {
        forgetOld(remembered.values().iterator(), now);
        if (remembered.containsKey(key)) {
            return false;
        }
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.remove(remembered.keySet().iterator().next());
        }
        remembered.put(key, now);
        return true;
    }

    /** They lie in the order of their times; a clock that was set back forgets them all. */
    private void forgetOld(Iterator<Instant> times, Instant now) {
        while (times.hasNext()) {
            var at = times.next();
            if (!now.isBefore(at) && now.isBefore(at.plus(window))) {
                return;
            }
            times.remove();
        }
    }

    /** It came to nothing. */
    public synchronized void forget(String key) {
        remembered.remove(key);
    }
}
