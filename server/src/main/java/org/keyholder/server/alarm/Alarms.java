package org.keyholder.server.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.event.Event;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Device;
import org.keyholder.server.site.WatchedZone;
import org.keyholder.server.station.AccountNumber;

/** The alarms. */
public interface Alarms {

    /**
     * A new event that is signalled.
     *
     * @param device which reported it
     * @param zone where it happened, with the open line to its station
     * @param at when it arrived
     */
    record Candidate(Device device, EventId event, EventKind kind, Instant occurredAt, WatchedZone zone, Instant at) {
        public Candidate {
            Objects.requireNonNull(device);
            Objects.requireNonNull(event);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(occurredAt);
            Objects.requireNonNull(zone);
            Objects.requireNonNull(at);
        }

        public DealerId dealer() {
            return device.dealer();
        }
    }

    /**
     * Where an event has gone.
     *
     * @param alarm as it is now
     * @param how {@link Joining.Opens} names what it followed, the others what they joined
     * @param began the storm that began with it
     */
    record Placed(Alarm alarm, Joining how, Optional<Storm> began) {
        public Placed {
            Objects.requireNonNull(alarm);
            Objects.requireNonNull(how);
            Objects.requireNonNull(began);
        }

        public Placed(Alarm alarm, Joining how) {
            this(alarm, how, Optional.empty());
        }
    }

    /** An event of an alarm; a repeat names the event that it repeats. */
    record Member(Event event, Optional<EventId> running) {
        public Member {
            Objects.requireNonNull(event);
            Objects.requireNonNull(running);
        }
    }

    /**
     * Places stored events, in the caller's transaction: opens alarms and joins them. Two that open at once, on two nodes as well, end in
     * one alarm.
     */
    Map<EventId, Placed> place(List<Candidate> events);

    Optional<Alarm> find(TenantScope tenant, AlarmId id);

    /** The alarm that the event belongs to; none where the event was never signalled. */
    Optional<Alarm> ofEvent(TenantScope tenant, DealerId dealer, EventId event);

    /** The site's alarm that this station has and nobody has completed; quiet may have ended it. */
    Optional<Alarm> goingOn(TenantScope tenant, StationId station, SiteId site);

    /** The site's alarms that nobody has completed, whichever stations have them; quiet may have ended them. */
    List<Alarm> goingOn(DealerId dealer, SiteId site);

    /** The alarm under this number that this station has and nobody has completed, also when its site has moved away since. */
    Optional<Alarm> goingOn(TenantScope tenant, StationId station, AccountNumber number);

    /** The newest alarm of the site at this station that an event of the zone belongs to. */
    Optional<Alarm> newest(TenantScope tenant, StationId station, SiteId site, ZoneNumber zone);

    /** The newest alarm of the site at this station. */
    Optional<Alarm> newest(TenantScope tenant, StationId station, SiteId site);

    /** The newest alarms that this station has or had. */
    List<Alarm> newestAt(StationId station, int atMost);

    /** The alarm's events, newest first; of those that joined in a storm only the last few. */
    List<Member> events(TenantScope tenant, Alarm alarm);

    /** The event as part of its alarm. */
    Optional<Member> member(TenantScope tenant, Alarm alarm, EventId event);

    /** Somebody does something about the alarm: it stays open for as long again. In the dealer's transaction. */
    void active(Alarm alarm, Instant at);

    /** Ends the alarm, so that the next event opens another; false when it had ended. In the dealer's transaction. */
    boolean complete(Alarm alarm, Instant at);
}
