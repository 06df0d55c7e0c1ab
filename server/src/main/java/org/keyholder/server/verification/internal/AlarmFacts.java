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
import org.keyholder.server.verification.Session;
import org.springframework.stereotype.Component;

/** What is known of a session's alarm, and telling its station more about it. In the dealer's transaction. */
@Component
class AlarmFacts {

    private final Events events;
    private final Sites sites;
    private final Dealers dealers;
    private final WatchedZones zones;
    private final SignalOutbox outbox;
    private final Ids ids;

    AlarmFacts(Events events, Sites sites, Dealers dealers, WatchedZones zones, SignalOutbox outbox, Ids ids) {
        this.events = events;
        this.sites = sites;
        this.dealers = dealers;
        this.zones = zones;
        this.outbox = outbox;
        this.ids = ids;
    }

    record Alarm(Dealer dealer, Site site, WatchedZone zone, Event event) {
        String zoneName() {
            return zone.name();
        }
    }

    Alarm of(Session session) {
        var tenant = TenantScope.dealer(session.dealer());
        var event = events.find(tenant, session.dealer(), session.event()).orElseThrow();
        var place = new WatchedZones.Place(event.site(), event.zone());
        var zone = zones.find(List.of(place)).get(place);
        if (zone == null) {
            throw new IllegalStateException("The zone of a stored event is gone");
        }
        return new Alarm(
                dealers.find(tenant, session.dealer()).orElseThrow(),
                sites.find(tenant, session.site()).orElseThrow(),
                zone,
                event);
    }

    /**
     * Queues the signal of what a contact did. A site that has moved to another station since sends nothing: that station
     * knows nothing of this alarm.
     */
    void tellStation(Session session, Happening happening, Answerer who, Instant at) {
        var alarm = of(session);
        var of = new SignalRules.Alarm(
                session.dealer(),
                alarm.event().id(),
                alarm.event().kind(),
                alarm.event().occurredAt(),
                alarm.zone());
        if (SignalRules.ofContact(new SignalId(ids.next()), of, happening, who, at)
                        instanceof SignalDecision.Send(var signal)
                && signal.line().station().equals(session.station())) {
            outbox.queue(List.of(signal));
        }
    }
}
