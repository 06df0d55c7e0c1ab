package org.keyholder.server.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.WatchedZone;

/**
 * One alarm of a site.
 *
 * @param station has it until it is over, also when the site moves to another one meanwhile
 * @param line where its signals go, as it was when it opened; none where none could be sent
 * @param activeAt its last event or deed, to within a few seconds
 * @param quietAfter so much quiet ends it when nobody completes it
 */
public record Alarm(
        DealerId dealer,
        AlarmId id,
        SiteId site,
        StationId station,
        Optional<WatchedZone.Line.Open> line,
        Opener opener,
        Instant openedAt,
        Instant activeAt,
        Duration quietAfter,
        Optional<End> end) {

    public Alarm {
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(id);
        Objects.requireNonNull(site);
        Objects.requireNonNull(station);
        Objects.requireNonNull(line);
        Objects.requireNonNull(opener);
        Objects.requireNonNull(openedAt);
        Objects.requireNonNull(activeAt);
        Objects.requireNonNull(quietAfter);
        Objects.requireNonNull(end);
    }

    /** The event that opened it, with what is said of the alarm because of it. */
    public record Opener(
            EventId event, EventKind kind, ZoneNumber zone, String zoneName, Instant occurredAt, ZoneId timeZone) {
        public Opener {
            Objects.requireNonNull(event);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(zone);
            Objects.requireNonNull(zoneName);
            Objects.requireNonNull(occurredAt);
            Objects.requireNonNull(timeZone);
        }
    }

    /** How it ended. */
    public record End(Instant at, Why why) {
        public End {
            Objects.requireNonNull(at);
            Objects.requireNonNull(why);
        }
    }

    /** Why it is over. */
    public enum Why {
        COMPLETED,
        QUIET
    }

    /** Whether further events join it, and people may be asked about it. */
    public boolean isOpen(Instant now) {
        return ended(now).isEmpty();
    }

    /** How it ended: as somebody wrote down, or by quiet that nobody has written down yet. */
    public Optional<End> ended(Instant now) {
        if (end.isPresent()) {
            return end;
        }
        var quiet = activeAt.plus(quietAfter);
        return now.isBefore(quiet) ? Optional.empty() : Optional.of(new End(quiet, Why.QUIET));
    }
}
