package org.keyholder.server.signal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.WatchedZone;

/**
 * What a receiver is told.
 *
 * @param line the receiver, and the account number under which the station knows the site
 * @param partition two digits
 * @param subject what it is about
 * @param alarm the alarm that it belongs to; none for what belongs to no alarm
 * @param fact the number of the fact that it tells; none for what is no fact of an alarm
 * @param person who did it, for what a contact did
 * @param text in words, for the operator
 */
public record Signal(
        SignalId id,
        DealerId dealer,
        SiteId site,
        WatchedZone.Line.Open line,
        Happening happening,
        Qualifier qualifier,
        Codes codes,
        String partition,
        Subject subject,
        Optional<AlarmId> alarm,
        OptionalLong fact,
        Optional<Answerer> person,
        String text,
        Instant occurredAt,
        ZoneId timeZone) {

    public Signal {
        Objects.requireNonNull(id);
        Objects.requireNonNull(dealer);
        Objects.requireNonNull(site);
        Objects.requireNonNull(line);
        Objects.requireNonNull(happening);
        Objects.requireNonNull(qualifier);
        Objects.requireNonNull(codes);
        Objects.requireNonNull(partition);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(alarm);
        Objects.requireNonNull(fact);
        Objects.requireNonNull(person);
        Objects.requireNonNull(text);
        Objects.requireNonNull(occurredAt);
        Objects.requireNonNull(timeZone);
    }

    /** What a signal is about. */
    public sealed interface Subject {

        /** Where it is about a zone: its number. */
        default Optional<ZoneNumber> zoneNumber() {
            return switch (this) {
                case OfEvent of -> Optional.of(of.zone());
                case OfZone of -> Optional.of(of.zone());
                case OfSite of -> Optional.empty();
            };
        }

        /** Where it is about a zone: its name. */
        default Optional<String> zoneName() {
            return switch (this) {
                case OfEvent of -> Optional.of(of.zoneText());
                case OfZone of -> Optional.of(of.zoneText());
                case OfSite of -> Optional.empty();
            };
        }
    }

    /** An event of a zone, and whatever followed from it. */
    public record OfEvent(EventId event, EventKind kind, ZoneNumber zone, String zoneText) implements Subject {
        public OfEvent {
            Objects.requireNonNull(event);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(zone);
            Objects.requireNonNull(zoneText);
        }
    }

    /** A zone without an event, such as a camera that is lost. */
    public record OfZone(ZoneNumber zone, String zoneText) implements Subject {
        public OfZone {
            Objects.requireNonNull(zone);
            Objects.requireNonNull(zoneText);
        }
    }

    /** The site as a whole: armed or disarmed by a person, a test, a device that stands for no zone. */
    public record OfSite() implements Subject {}

    /** The same signal, as part of an alarm and as the telling of one of its facts. */
    public Signal telling(AlarmId ofAlarm, long numberOfFact) {
        return new Signal(
                id,
                dealer,
                site,
                line,
                happening,
                qualifier,
                codes,
                partition,
                subject,
                Optional.of(ofAlarm),
                OptionalLong.of(numberOfFact),
                person,
                text,
                occurredAt,
                timeZone);
    }
}
