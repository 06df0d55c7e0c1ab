package org.keyholder.server.signal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keyholder.server.signal.SignalState;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** A receiver that answers is told each signal once and an account's in their order. It has all the time it wants for its answers. */
class SignalOrderTest extends SendsSignals {

    SignalOrderTest() throws Exception {
        super(TestServer.start(Map.of("keyholder.receiver.answer-timeout", "30s")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anAccountsSignalsArriveInTheOrderInWhichTheyWereQueued() {
        var watched = overTcp();

        var sent = queue(watched, 100);

        until("all have arrived", () -> receiver.signals().size() == 100);
        assertThat(arrived()).isEqualTo(sent);
        assertThat(receiver.repeats()).isZero();
        until("all are settled", () -> states(watched, SignalState.State.ACKNOWLEDGED) == 100);
    }

    @Test
    void accountsGoSideBySideAndEachInItsOrder() {
        var watchedSites = new ArrayList<WatchedSite>();
        var first = overHttp();
        watchedSites.add(first);
        for (int i = 0; i < 11; i++) {
            watchedSites.add(first.neighbour(first.account().text() + "-" + i));
        }

        for (int i = 0; i < 10; i++) {
            watchedSites.forEach(watched -> queue(watched, 1));
        }

        until("all have arrived", () -> receiver.signals().size() == 120);
        assertThat(watchedSites)
                .allSatisfy(
                        watched -> assertThat(sequencesOf(watched)).hasSize(10).isSorted());
        assertThat(receiver.repeats()).isZero();
    }
}
