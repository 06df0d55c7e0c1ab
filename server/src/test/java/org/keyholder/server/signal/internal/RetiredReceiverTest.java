package org.keyholder.server.signal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.ReceiverDetails;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.Receivers;
import org.keyholder.server.station.Stations;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.server.work.Result;
import org.keyholder.server.work.Subject;

/** A station takes a receiver out of service. What is still to be told is told, and nothing is kept up for it for ever. */
@ExtendWith(SharedServer.class)
class RetiredReceiverTest {

    private final TestServer server;
    private final WatchedSite watched;
    private final Receivers receivers;

    RetiredReceiverTest(TestServer server) {
        this.server = server;
        watched = WatchedSite.build(server);
        receivers = server.part(Receivers.class);
    }

    @Test
    void oneThatARecordNamesStays() {
        assertThat(receivers.retire(watched.station(), watched.receiver())).isEqualTo(new Receivers.Retire.InUse(1));
        assertThat(receivers.find(watched.station(), watched.receiver())).isPresent();
    }

    /** On a server of its own: a month goes by. Whoever made and retired them all day would otherwise have a thread for each. */
    @Test
    void itListensOnForAMonthForWhatComesLateAndCountsThatLong() {
        try (var own = TestServer.start()) {
            var there = new RetiredReceiverTest(own);
            there.listensOnAndCounts();
        }
    }

    private void listensOnAndCounts() {
        var retired = made("Retired 1");
        receivers.retire(watched.station(), retired);
        for (int i = 2; i < Receivers.MOST; i++) {
            receivers.retire(watched.station(), made("Retired " + i));
        }
        assertThat(begun(retired)).isInstanceOf(Result.Again.class);
        assertThatThrownBy(() -> made("One more"))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("receivers-too-many"));

        server.clock().forward(Receivers.LISTENS_ON.plus(Duration.ofHours(1)));

        assertThat(begun(retired)).isEqualTo(new Result.Done());
        assertThat(begun(made("One more"))).isInstanceOf(Result.Again.class);
    }

    /** A number is checked by what its receiver's format carries: that must not change before the number is saved. */
    @Test
    void whoeverHoldsARecordHoldsItsReceiver() throws Exception {
        server.part(TenantTransactions.class).run(TenantScope.dealer(watched.dealer()), () -> {
            server.part(Stations.class).hold(watched.dealer(), watched.stationRecord());
            assertThat(isFree(watched.receiver())).isFalse();
        });
        assertThat(isFree(watched.receiver())).isTrue();
    }

    private boolean isFree(ReceiverId receiver) {
        return server.rows()
                .sql(
                        "select exists (select from (select id from receiver where id = ? for update skip locked) as free)")
                .param(receiver.value())
                .query(Boolean.class)
                .single();
    }

    private Result begun(ReceiverId receiver) {
        return server.part(SignalSender.class)
                .run(new Subject.OfStation(watched.station(), receiver.value()), () -> true);
    }

    private ReceiverId made(String name) {
        var id = new ReceiverId(UUID.randomUUID());
        receivers.create(new ReceiverDetails(
                new Receiver(id, watched.station(), name, "xml-http", "http://127.0.0.1:9/" + id),
                "",
                "",
                new ReceiverDetails.Visibility.Everybody()));
        return id;
    }
}
