package org.keyholder.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.keyholder.server.testing.Wait.until;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.event.ReportedEvent;
import org.keyholder.server.shared.Outage;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.springframework.util.unit.DataSize;

@ExtendWith(SharedServer.class)
class SharedCommitsTest {

    private final WatchedSite watched;
    private final SharedCommits commits;
    private final Map<String, Object> answers = new ConcurrentHashMap<>();
    private final List<Thread> devices = new ArrayList<>();

    SharedCommitsTest(TestServer server) {
        watched = WatchedSite.build(server);
        commits = commits(server, settings(4, Duration.ofSeconds(20)));
    }

    private static SharedCommits commits(TestServer server, IntakeSettings settings) {
        return new SharedCommits(server.part(TakeInEvents.class), settings, new SimpleMeterRegistry());
    }

    private static IntakeSettings settings(int waiting, Duration longestWait) {
        return new IntakeSettings(
                DataSize.ofKilobytes(64), Duration.ofSeconds(30), Duration.ofMinutes(5), 1, 256, waiting, longestWait);
    }

    @AfterEach
    void stop() {
        commits.stop();
    }

    @Test
    void whatGathersSharesACommit() {
        report("a");
        report("b");
        report("c");

        commits.start();

        until("all are answered", () -> answers.size() == 3);
        assertThat(answers.values()).allMatch(TakeIn.Accepted.class::isInstance);
        var commitsUsed = watched.server()
                .rows()
                .sql("select count(distinct xmin::text) from event where dealer_id = ?")
                .param(watched.dealer().value())
                .query(Long.class)
                .single();
        assertThat(commitsUsed).isOne();
    }

    @Test
    void aReportThatCannotBeStoredTakesNoOtherWithIt() {
        watched.withoutJoining();
        report("a");
        report("x".repeat(200)); // no device gets this far with it
        report("b");

        commits.start();

        until("all are answered", () -> answers.size() == 3);
        assertThat(answers.get("a")).isInstanceOf(TakeIn.Accepted.class);
        assertThat(answers.get("b")).isInstanceOf(TakeIn.Accepted.class);
        assertThat(answers.get("x".repeat(200))).isInstanceOf(Outage.class);
        assertThat(watched.count("event")).isEqualTo(2);
        assertThat(watched.count("signal")).isEqualTo(2);
    }

    @Test
    void moreThanMayWaitAreToldToComeAgain() {
        for (var id : List.of("a", "b", "c", "d")) {
            report(id);
        }

        assertThatThrownBy(() -> commits.takeIn(watched.report("e"))).isInstanceOfSatisfying(Outage.class, outage -> {
            assertThat(outage.code()).isEqualTo("too-many-events");
            assertThat(outage.blame()).isEqualTo(Outage.Cause.OVERLOAD);
        });

        commits.start();
        until("those that waited are answered", () -> answers.size() == 4);
    }

    @Test
    void whoWaitsInVainIsToldSoAndNothingIsStoredLater() {
        var never = commits(watched.server(), settings(4, Duration.ofMillis(50)));

        assertThatThrownBy(() -> never.takeIn(watched.report("a")))
                .isInstanceOfSatisfying(
                        Outage.class, outage -> assertThat(outage.code()).isEqualTo("not-stored-in-time"));

        never.start();
        never.stop();
        assertThat(watched.count("event")).isZero();
    }

    /** A device that waits for its answer. */
    private void report(String id) {
        ReportedEvent report = watched.report(id);
        var device = Thread.ofPlatform().daemon().start(() -> {
            try {
                answers.put(id, commits.takeIn(report));
            } catch (RuntimeException e) {
                answers.put(id, e);
            }
        });
        devices.add(device);
        until("the device waits", () -> device.getState() == Thread.State.TIMED_WAITING);
    }
}
