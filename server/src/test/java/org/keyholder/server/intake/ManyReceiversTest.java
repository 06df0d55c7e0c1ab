package org.keyholder.server.intake;

import static org.keyholder.server.testing.Wait.until;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.signal.SignalOutbox;
import org.keyholder.server.signal.UnsentSignals;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** A receiver's queue is a job that never ends: however many there are, the next receiver is spoken to, and other jobs are done. */
class ManyReceiversTest {

    /** More than jobs that end may run at once. */
    private static final int MANY = 600;

    @Test
    void theSixHundredAndFirstReceiverIsSpokenToAndJobsThatEndAreDone() throws Exception {
        try (var server = TestServer.start()) {
            var outbox = server.part(SignalOutbox.class);
            var first = WatchedSite.build(server);
            server.part(TenantTransactions.class).run(TenantScope.station(first.station()), () -> {
                for (int i = 0; i < MANY; i++) {
                    outbox.open(first.station(), new ReceiverId(UUID.randomUUID()));
                }
            });
            until(
                    "all have a queue",
                    () -> server.part(UnsentSignals.class).sentFromHere().size() > MANY);

            var watched = WatchedSite.build(server);
            server.part(TakeInEvents.class).takeIn(List.of(watched.report("a")));

            until(
                    "its signal is acknowledged",
                    () -> server.rows()
                            .sql("select exists (select from signal where dealer_id = ? and state = 'acknowledged')")
                            .param(watched.dealer().value())
                            .query(Boolean.class)
                            .single());
        }
    }
}
