package org.keyholder.server.alarm.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

@ExtendWith(SharedServer.class)
class QuietAlarmsTest {

    private final TestServer server;
    private final WatchedSite watched;

    QuietAlarmsTest(TestServer server) {
        this.server = server;
        watched = WatchedSite.build(server);
        new Api(server).accepted(watched.key(), "a");
    }

    @Test
    void quietIsWrittenDownWhereNothingElseComes() {
        wasActive(31);

        server.part(QuietAlarms.class).sweep();

        assertThat(ends()).isOne();
    }

    @Test
    void anAlarmWithinItsQuietTimeGoesOn() {
        wasActive(29);

        server.part(QuietAlarms.class).sweep();

        assertThat(ends()).isZero();
    }

    private void wasActive(int minutesAgo) {
        server.rows()
                .sql("update alarm set active_at = active_at - make_interval(mins => ?) where dealer_id = ?")
                .params(minutesAgo, watched.dealer().value())
                .update();
    }

    private long ends() {
        return server.rows()
                .sql("select count(*) from alarm where dealer_id = ? and ended_why = 'quiet'")
                .param(watched.dealer().value())
                .query(Long.class)
                .single();
    }
}
