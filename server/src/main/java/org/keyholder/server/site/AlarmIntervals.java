package org.keyholder.server.site;

import java.time.Duration;
import java.util.Objects;
import org.keyholder.server.shared.Refusal;

/**
 * When a site's events belong together.
 *
 * @param join within so much of the zone's last report a further one joins its running event: 5 s to 1 h, or zero, and each report is an
 *     event of its own
 * @param quiet after so much without an event or a deed an alarm that nobody completed is over: 1 min to 24 h
 */
public record AlarmIntervals(Duration join, Duration quiet) {

    public static final AlarmIntervals STANDARD = new AlarmIntervals(Duration.ofSeconds(20), Duration.ofMinutes(30));

    public AlarmIntervals {
        Objects.requireNonNull(join);
        Objects.requireNonNull(quiet);
        if (!join.isZero() && (join.toSeconds() < 5 || join.toSeconds() > 3600)) {
            throw Refusal.invalid("join-interval-invalid", "joinInterval", "5 to 3,600 seconds, or 0 to join nothing.");
        }
        if (quiet.toMinutes() < 1 || quiet.toMinutes() > 1440) {
            throw Refusal.invalid("quiet-interval-invalid", "quietInterval", "1 to 1,440 minutes.");
        }
    }
}
