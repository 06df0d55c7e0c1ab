package org.keyholder.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.keyholder.server.testing.Wait.until;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.database.TestDatabase;
import org.keyholder.server.event.ReportedEvent;
import org.keyholder.server.shared.Outage;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.springframework.util.unit.DataSize;

@ExtendWith(SharedServer.class)
class SharedCommitsTest {

    private final WatchedSite watched;
    private final SimpleMeterRegistry tries = new SimpleMeterRegistry();
    private final SharedCommits commits;
    private final Map<String, Object> answers = new ConcurrentHashMap<>();
    private final List<Thread> devices = new ArrayList<>();

    SharedCommitsTest(TestServer server) {
        watched = WatchedSite.build(server);
        commits = commits(settings(4, Duration.ofSeconds(20)));
    }

    private SharedCommits commits(IntakeSettings settings) {
        return new SharedCommits(watched.server().part(TakeInEvents.class), settings, tries);
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
        var never = commits(settings(4, Duration.ofMillis(50)));

        assertThatThrownBy(() -> never.takeIn(watched.report("a")))
                .isInstanceOfSatisfying(
                        Outage.class, outage -> assertThat(outage.code()).isEqualTo("not-stored-in-time"));

        never.start();
        never.stop();
        assertThat(watched.count("event")).isZero();
    }

    /** As an import does with thousands of sites at once. */
    @Test
    void whoeverChangesASiteHoldsUpNobodyElsesReports() throws SQLException {
        var other = WatchedSite.build(watched.server());
        commits.start();
        try (var change = change()) {
            report("a");
            until(
                    "it has been tried",
                    () -> tries.summary("keyholder.intake.commit.events").count() > 0);

            assertThat(commits.takeIn(other.report("b"))).isInstanceOf(TakeIn.Accepted.class);
            assertThat(answers).isEmpty();

            change.rollback();
        }

        until("it is answered", () -> answers.size() == 1);
        assertThat(answers.get("a")).isInstanceOf(TakeIn.Accepted.class);
    }

    @Test
    void whoeverWaitsForAChangeInVainIsToldSoAndNothingIsStored() throws SQLException {
        var impatient = commits(settings(4, Duration.ofMillis(200)));
        impatient.start();
        try (var change = change()) {
            assertThat(impatient.takeIn(watched.report("a"))).isEqualTo(new TakeIn.Held());
            change.rollback();
        }

        impatient.stop();
        assertThat(watched.count("event")).isZero();
    }

    /** Somebody who saves the site, and has not finished. */
    private Connection change() throws SQLException {
        var change = TestDatabase.connect(watched.server().database(), "postgres");
        change.setAutoCommit(false);
        try (var statement = change.prepareStatement("select from site where id = ? for update")) {
            statement.setObject(1, watched.site().value());
            statement.execute();
        }
        return change;
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
