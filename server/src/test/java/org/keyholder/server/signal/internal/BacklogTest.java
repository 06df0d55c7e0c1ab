package org.keyholder.server.signal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.DealerId;
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
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.ReceiverId;

class BacklogTest {

    private final Backlog backlog = new Backlog();

    @Test
    void accountsTakeTurns() {
        add("A1", 1);
        add("A1", 2);
        add("B2", 3);

        assertThat(sequences()).containsExactly(1L, 3L, 2L);
    }

    @Test
    void aSignalThatIsFoundLateStillGoesBeforeItsAccountsLaterOnes() {
        add("A1", 5);
        add("A1", 4);
        add("A1", 6);

        assertThat(sequences()).containsExactly(4L, 5L, 6L);
    }

    @Test
    void whatItHoldsIsKnown() {
        var first = add("A1", 1);
        var second = add("B2", 2);

        assertThat(backlog.ids()).containsExactlyInAnyOrder(first, second);
        backlog.forget("A1");
        assertThat(backlog.ids()).containsExactly(second);
        assertThat(backlog.size()).isOne();
    }

    @Test
    void anAccountThatMayNotIsPassedOver() {
        add("A1", 1);
        add("B2", 2);

        assertThat(backlog.take(account -> !account.equals("A1")).orElseThrow().sequence())
                .isEqualTo(2);
        assertThat(backlog.take(account -> !account.equals("A1"))).isEmpty();
    }

    private List<Long> sequences() {
        var all = new ArrayList<Long>();
        for (var next = backlog.take(account -> true); next.isPresent(); next = backlog.take(account -> true)) {
            all.add(next.get().sequence());
        }
        return all;
    }

    private SignalId add(String account, long sequence) {
        var id = new SignalId(UUID.randomUUID());
        var line = new WatchedZone.Line.Open(
                new StationId(UUID.randomUUID()), new ReceiverId(UUID.randomUUID()), new AccountNumber(account));
        var signal = new Signal(
                id,
                new DealerId(UUID.randomUUID()),
                new SiteId(UUID.randomUUID()),
                line,
                Happening.EVENT,
                Qualifier.NEW,
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
        backlog.add(new QueuedSignal(signal, sequence, 0, 0));
        return id;
    }
}
