package org.keyholder.server.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.site.WatchedZone;

/** Where it is written down what happened about alarms. What the station is told, and that open pages are out of date, follow from it. */
public interface AlarmRecord {

    /**
     * Something to write down.
     *
     * @param zone for a fact about a new event: the zone as it is now, with the line on which the event is signalled
     */
    record Entry(Alarm alarm, Fact fact, Actor actor, Instant at, Optional<WatchedZone> zone) {
        public Entry {
            Objects.requireNonNull(alarm);
            Objects.requireNonNull(fact);
            Objects.requireNonNull(actor);
            Objects.requireNonNull(at);
            Objects.requireNonNull(zone);
        }

        public Entry(Alarm alarm, Fact fact, Actor actor, Instant at) {
            this(alarm, fact, actor, at, Optional.empty());
        }
    }

    /** Writes the facts down, in this order, in the caller's transaction: with the signals that they make due, or not at all. */
    void add(List<Entry> entries);

    /** Writes one fact down in the caller's transaction, with the signal that it makes due. */
    default void add(Alarm alarm, Fact fact, Actor actor, Instant at) {
        add(List.of(new Entry(alarm, fact, actor, at)));
    }

    /** What happened about the alarm, oldest first. */
    List<RecordedFact> of(TenantScope tenant, Alarm alarm);
}
