package org.keyholder.server.signal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.event.EventKind;
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
 * @param zone of the event
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
        EventId event,
        EventKind eventKind,
        ZoneNumber zone,
        String zoneText,
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
        Objects.requireNonNull(event);
        Objects.requireNonNull(eventKind);
        Objects.requireNonNull(zone);
        Objects.requireNonNull(zoneText);
        Objects.requireNonNull(person);
        Objects.requireNonNull(text);
        Objects.requireNonNull(occurredAt);
        Objects.requireNonNull(timeZone);
    }

    public Signal telling(org.keyholder.server.shared.AlarmId alarm, long fact) {
        return this;
    }
}
