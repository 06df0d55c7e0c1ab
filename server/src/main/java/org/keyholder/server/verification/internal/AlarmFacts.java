package org.keyholder.server.verification.internal;

import java.time.Instant;
import java.util.List;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.dealer.Dealer;
import org.keyholder.server.dealer.Dealers;
import org.keyholder.server.event.Event;
import org.keyholder.server.event.Events;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.signal.Answerer;
import org.keyholder.server.signal.Happening;
import org.keyholder.server.signal.SignalDecision;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.signal.SignalOutbox;
import org.keyholder.server.signal.SignalRules;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Sites;
import org.keyholder.server.site.WatchedZone;
import org.keyholder.server.site.WatchedZones;
import org.keyholder.server.site.Zones;
import org.keyholder.server.verification.Session;
import org.springframework.stereotype.Component;

/** What is known of a session's alarm, and telling its station more about it. In the dealer's transaction. */
@Component
class AlarmFacts {

    private final Events events;
    private final Sites sites;
    private final Dealers dealers;
    private final Zones zones;
    private final WatchedZones watchedZones;
    private final SignalOutbox outbox;
    private final Ids ids;

    AlarmFacts(
            Events events,
            Sites sites,
            Dealers dealers,
            Zones zones,
            WatchedZones watchedZones,
            SignalOutbox outbox,
            Ids ids) {
        this.events = events;
        this.sites = sites;
        this.dealers = dealers;
        this.zones = zones;
        this.watchedZones = watchedZones;
        this.outbox = outbox;
        this.ids = ids;
    }

    record Alarm(Dealer dealer, Site site, String zoneName, Event event) {}

    /** Only reads: a key holder's page is made of it. */
    Alarm of(Session session) {
        var tenant = TenantScope.dealer(session.dealer());
        var event = event(session);
        return new Alarm(
                dealers.find(tenant, session.dealer()).orElseThrow(),
                sites.find(tenant, session.site()).orElseThrow(),
                zones.find(tenant, session.dealer(), event.site(), event.zone())
                        .orElseThrow()
                        .name(),
                event);
    }

    private Event event(Session session) {
        return events.find(TenantScope.dealer(session.dealer()), session.dealer(), session.event())
                .orElseThrow();
    }

    /**
     * Queues the signal of what a contact did. A site that has moved to another station since sends nothing: that station
     * knows nothing of this alarm.
     */
    void tellStation(Session session, Happening happening, Answerer who, Instant at) {
        var event = event(session);
        var alarm =
                new SignalRules.Alarm(session.dealer(), event.id(), event.kind(), event.occurredAt(), watched(event));
        if (SignalRules.ofContact(new SignalId(ids.next()), alarm, happening, who, at)
                        instanceof SignalDecision.Send(var signal)
                && signal.line().station().equals(session.station())) {
            outbox.queue(List.of(signal));
        }
    }

    private WatchedZone watched(Event event) {
        var place = new WatchedZones.Place(event.site(), event.zone());
        var zone = watchedZones.find(List.of(place)).get(place);
        if (zone == null) {
            throw new IllegalStateException("The zone of a stored event is gone");
        }
        return zone;
    }
}
