package org.keyholder.server.alarm.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.alarm.AlarmRecord;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.alarm.RecordedFact;
import org.keyholder.server.alarm.Reporter;
import org.keyholder.server.alarm.Storm;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

@ExtendWith(SharedServer.class)
class SpentStormsTest {

    private static final int RATE = 30;

    private final TestServer server;
    private final WatchedSite watched;
    private int reports;

    SpentStormsTest(TestServer server) {
        this.server = server;
        watched = WatchedSite.build(server);
        report(RATE + 20);
    }

    @Test
    void aStormIsOverAfterAMinuteWithoutAReportWithTheCount() {
        long joined = goingOn().getFirst().joined();
        wasJoinedLast(61);

        sweep();
        sweep();

        assertThat(goingOn()).isEmpty();
        assertThat(facts(Fact.StormOver.class)).singleElement().satisfies(over -> {
            var fact = (Fact.StormOver) over.fact();
            assertThat(fact.joined()).isEqualTo(joined).isPositive();
            assertThat(fact.reporter()).isEqualTo(Reporter.DEVICE);
            assertThat(fact.device()).isEqualTo("Bridge");
            assertThat(over.actor()).isEqualTo(new Actor.System());
        });
    }

    @Test
    void aStormGoesOnWhileReportsKeepComing() {
        sweep();
        wasJoinedLast(45);
        sweep();
        report(20);
        wasJoinedLast(45);
        sweep();

        assertThat(goingOn()).hasSize(1);
        assertThat(facts(Fact.StormBegan.class)).hasSize(1);
        assertThat(facts(Fact.StormOver.class)).isEmpty();
    }

    @Test
    void theDeviceIsToldThatItsReportIsJoined() {
        var reply = new Api(server).post(watched.key(), Api.event("one-more"));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("joinedStorm").asBoolean()).isTrue();
        var state = new Api(server)
                .get(watched.key(), "/api/v1/events/" + reply.text("id"))
                .json();
        assertThat(state.path("signal").isNull()).isTrue();
        assertThat(state.path("alarm").path("repeats").asString("")).isNotEmpty();
    }

    @Test
    void anotherStormOfTheAlarmIsAnotherFact() {
        wasJoinedLast(61);
        sweep();

        report(RATE + 1);

        assertThat(goingOn()).hasSize(1);
        assertThat(facts(Fact.StormBegan.class)).hasSize(2);
    }

    private void report(int number) {
        for (int n = 0; n < number; n++) {
            new Api(server).accepted(watched.key(), "e-" + reports++);
        }
    }

    private void sweep() {
        server.part(SpentStorms.class).sweep();
    }

    private void wasJoinedLast(int secondsAgo) {
        server.rows()
                .sql("update storm set last_at = last_at - make_interval(secs => ?) where dealer_id = ?")
                .params(secondsAgo, watched.dealer().value())
                .update();
    }

    private List<Storm> goingOn() {
        return server.part(StormRows.class).goingOn(watched.dealer(), watched.site());
    }

    private List<RecordedFact> facts(Class<? extends Fact> kind) {
        var alarm = server.part(Alarms.class)
                .goingOn(watched.dealer(), watched.site())
                .getFirst();
        return server.part(AlarmRecord.class).of(TenantScope.dealer(watched.dealer()), alarm).stream()
                .filter(one -> kind.isInstance(one.fact()))
                .toList();
    }
}
