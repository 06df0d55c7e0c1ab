package org.keyholder.server.receiver.internal.xml;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.configuration.ServerSettings;
import org.keyholder.server.configuration.TlsSettings;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.signal.Answerer;
import org.keyholder.server.signal.Happening;
import org.keyholder.server.signal.Signal;
import org.keyholder.server.signal.SignalDecision;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.signal.SignalRules;
import org.keyholder.server.site.AlarmIntervals;
import org.keyholder.server.site.WatchedZone;
import org.keyholder.server.station.ReceiverId;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Signals as the rules make them. */
record Signals(String account, String zoneText, EventKind kind, Instant at, ZoneId timeZone) {

    static final Instant HAPPENED = Instant.parse("2026-11-21T03:12:05.250Z");

    static Signals usual() {
        return new Signals("P2794", "North walkway", EventKind.MOTION, HAPPENED, ZoneId.of("America/Chicago"));
    }

    /** What writes signals, for a server of this address. */
    static SignalXml xml() {
        return new SignalXml(publicUrl("https://alarms.example.com"));
    }

    private static PublicUrl publicUrl(String address) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(
                ServerSettings.class, () -> new ServerSettings(null, "127.0.0.1", 8080, URI.create(address)));
        context.registerBean(TlsSettings.class, () -> new TlsSettings(null, null));
        context.register(PublicUrl.class);
        context.refresh();
        return context.getBean(PublicUrl.class);
    }

    Signals at(String number) {
        return new Signals(number, zoneText, kind, at, timeZone);
    }

    Signals zoneText(String text) {
        return new Signals(account, text, kind, at, timeZone);
    }

    Signals kind(EventKind other) {
        return new Signals(account, zoneText, other, at, timeZone);
    }

    Signals when(Instant time, ZoneId zone) {
        return new Signals(account, zoneText, kind, time, zone);
    }

    Signal event() {
        return sent(SignalRules.ofEvent(new SignalId(UUID.randomUUID()), alarm()));
    }

    Signal contact(Happening happening, Answerer who) {
        return sent(SignalRules.ofContact(new SignalId(UUID.randomUUID()), alarm(), happening, who, at));
    }

    /** An event's signal, told of something else: nobody sends these yet. */
    Signal about(Signal.Subject subject) {
        var event = event();
        return new Signal(
                event.id(),
                event.dealer(),
                event.site(),
                event.line(),
                event.happening(),
                event.qualifier(),
                event.codes(),
                event.partition(),
                subject,
                event.alarm(),
                event.fact(),
                event.person(),
                event.text(),
                event.occurredAt(),
                event.timeZone());
    }

    private SignalRules.Alarm alarm() {
        var line = WatchedZone.Line.Open.of(
                new StationId(UUID.randomUUID()), new ReceiverId(UUID.randomUUID()), account, null);
        var zone = new WatchedZone(
                new SiteId(UUID.randomUUID()),
                timeZone,
                new ZoneNumber(17),
                zoneText,
                Optional.of(line.station()),
                line,
                AlarmIntervals.STANDARD);
        return new SignalRules.Alarm(new DealerId(UUID.randomUUID()), new EventId(UUID.randomUUID()), kind, at, zone);
    }

    private static Signal sent(SignalDecision decision) {
        return ((SignalDecision.Send) decision).signal();
    }
}
