package org.keyholder.server.signal.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.signal.Codes;
import org.keyholder.server.signal.Happening;
import org.keyholder.server.signal.Qualifier;
import org.keyholder.server.signal.Signal;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.site.WatchedZone;
import org.keyholder.server.station.ReceiverId;

/** Signals in an outbox that is not there. */
final class QueuedSignals {

    private QueuedSignals() {}

    static QueuedSignal alarm(Account account, long sequence) {
        return signal(account, sequence, Happening.EVENT, Qualifier.NEW);
    }

    static QueuedSignal status(Account account, long sequence) {
        return signal(account, sequence, Happening.TEXT_OPENED, Qualifier.STATUS);
    }

    private static QueuedSignal signal(Account account, long sequence, Happening happening, Qualifier qualifier) {
        var line = WatchedZone.Line.Open.of(
                new StationId(UUID.randomUUID()), new ReceiverId(UUID.randomUUID()), account.number(), null);
        var signal = new Signal(
                new SignalId(UUID.randomUUID()),
                account.dealer(),
                new SiteId(UUID.randomUUID()),
                line,
                happening,
                qualifier,
                new Codes("130", Optional.of("BA")),
                "01",
                new Signal.OfEvent(
                        new EventId(UUID.randomUUID()), EventKind.MOTION, new ZoneNumber(17), "North walkway"),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                "Motion",
                Instant.EPOCH,
                ZoneId.of("UTC"));
        return new QueuedSignal(signal, sequence, 0, 0);
    }
}
