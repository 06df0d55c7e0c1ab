package org.keyholder.server.verification.internal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.StationRight;
import org.keyholder.server.shared.StationId;

/**
 * Whose link a question's is, as things are now. Pure. STOP does not end a link: it says that nobody may text this phone, and a person who
 * opens the last text all the same, and sees somebody break in, is heard.
 *
 * @param removed the contact is not the site's any more
 * @param renumbered the contact has another number than the one that was texted
 * @param watching the station that watches the alarm's site, if any
 */
record LinkHolder(boolean removed, boolean renumbered, Optional<StationId> watching) {

    LinkHolder {
        Objects.requireNonNull(watching);
    }

    /** Whether the link leads to the alarm; one that does not is like one that never was. */
    boolean holds(Alarm alarm, Instant now) {
        return !removed && !renumbered && StationRight.of(alarm.station(), alarm, watching, now) != StationRight.NONE;
    }
}
