package org.keyholder.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.AlarmRecord;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.alarm.RecordedFact;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.event.ReportedEvent;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Zone;
import org.keyholder.server.site.Zones;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.server.verification.Sessions;

/** The events of one burglar are one alarm. */
@ExtendWith(SharedServer.class)
class AlarmsOfEventsTest {

    private static final ZoneNumber GATE = new ZoneNumber(21);

    private final TestServer server;
    private final WatchedSite watched;
    private final TakeInEvents takeIn;
    private final SharedCommits commits;
    private final Alarms alarms;
    private final AlarmRecord record;

    AlarmsOfEventsTest(TestServer server) {
        this.server = server;
        watched = WatchedSite.build(server);
        server.part(Zones.class).add(watched.dealer(), watched.site(), new Zone(GATE, "Gate"));
        takeIn = server.part(TakeInEvents.class);
        commits = server.part(SharedCommits.class);
        alarms = server.part(Alarms.class);
        record = server.part(AlarmRecord.class);
    }

    @Test
    void threeTripsOfOneBurglarAreOneAlarm() {
        var first = reported("a");
        var repeat = reported("b");
        var gate = reported("c", GATE);

        var alarm = alarmOf(first);
        assertThat(alarmOf(repeat).id()).isEqualTo(alarm.id());
        assertThat(alarmOf(gate).id()).isEqualTo(alarm.id());
        assertThat(watched.count("alarm")).isOne();
        assertThat(facts(alarm))
                .extracting(RecordedFact::fact)
                .satisfiesExactly(
                        fact -> assertThat(fact).isInstanceOf(Fact.AlarmOpened.class),
                        fact -> assertThat(((Fact.EventRepeated) fact).running())
                                .isEqualTo(first),
                        fact -> assertThat(((Fact.EventJoined) fact).event()).isEqualTo(gate));
        assertThat(facts(alarm))
                .extracting(RecordedFact::actor)
                .containsOnly(watched.device().actor());
        // The repeat is kept and joined; the station is told of the two zones.
        assertThat(watched.count("event")).isEqualTo(3);
        assertThat(watched.count("signal")).isEqualTo(2);
    }

    @Test
    void theSameReportAgainOpensAndJoinsNothing() {
        reported("a");
        reported("a");

        assertThat(watched.count("alarm")).isOne();
        assertThat(watched.count("alarm_event")).isOne();
        assertThat(server.rows()
                        .sql("select count(*) from fact where dealer_id = ? and event_id is not null")
                        .param(watched.dealer().value())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void anEventAfterTheQuietOpensAnotherAlarm() {
        var first = alarmOf(reported("a"));
        quietFor(first, Duration.ofMinutes(30));

        var second = alarmOf(reported("b"));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(found(first).end()).map(Alarm.End::why).contains(Alarm.Why.QUIET);
        assertThat(second.isOpen(server.clock().instant())).isTrue();
    }

    @Test
    void anEventAfterItWasCompletedOpensAnotherAlarm() {
        var first = alarmOf(reported("a"));
        var kim = new Actor.Person(
                new PersonId(first.id().value()),
                "Kim Moreau",
                watched.station().value());
        assertThat(server.part(Sessions.class).complete(first, kim)).isTrue();

        var second = alarmOf(reported("b"));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(server.part(Sessions.class).complete(first, kim)).isFalse();
        assertThat(facts(first).getLast().fact()).isEqualTo(new Fact.AlarmCompleted());
        assertThat(facts(first).getLast().actor()).isEqualTo(kim);
    }

    @Test
    void aSiteThatJoinsNothingHasEachReportSignalled() {
        watched.withoutJoining();

        reported("a");
        reported("b");

        assertThat(watched.count("alarm")).isOne();
        assertThat(watched.count("signal")).isEqualTo(2);
    }

    @Test
    void aSiteWithoutAnAccountNumberKeepsItsEventsAndHasNoAlarm() {
        server.rows()
                .sql("update site set account_number = null where id = ?")
                .param(watched.site().value())
                .update();

        var event = reported("a");

        assertThat(watched.count("event")).isOne();
        assertThat(watched.count("alarm")).isZero();
        assertThat(alarms.ofEvent(TenantScope.dealer(watched.dealer()), watched.dealer(), event))
                .isEmpty();
    }

    /** Each transaction may be another node's: what decides is the database. */
    @Test
    void eventsAtOnceOpenOneAlarm() throws Exception {
        for (int round = 0; round < 20; round++) {
            var site = WatchedSite.build(server);
            var name = "round-" + round;

            atOnce(
                    () -> takeIn.takeIn(List.of(site.report(name + "-a"))),
                    () -> takeIn.takeIn(List.of(site.report(name + "-b"))),
                    () -> takeIn.takeIn(List.of(site.report(name + "-c"), site.report(name + "-d"))));

            assertThat(site.count("event")).isEqualTo(4);
            assertThat(site.count("alarm")).isOne();
            assertThat(site.count("alarm_event")).isEqualTo(4);
        }
    }

    @Test
    void batchesThatOpenAlarmsOfManySitesInOppositeOrderDoNotWaitForEachOtherInACircle() throws Exception {
        for (int round = 0; round < 10; round++) {
            var one = WatchedSite.build(server);
            var other = one.neighbour(one.account().text() + "N" + round);
            var name = "round-" + round;

            atOnce(
                    () -> takeIn.takeIn(List.of(one.report(name + "-a"), other.report(name + "-a"))),
                    () -> takeIn.takeIn(List.of(other.report(name + "-b"), one.report(name + "-b"))));

            assertThat(one.count("alarm")).isEqualTo(2);
            assertThat(one.count("alarm_event")).isEqualTo(4);
        }
    }

    @Test
    void completingWhileEventsComeLeavesNoEventWithoutAnOpenAlarmAndNoneTwice() throws Exception {
        for (int round = 0; round < 20; round++) {
            var site = WatchedSite.build(server).withoutJoining();
            var first = ((TakeIn.Accepted) commits.takeIn(site.report("first"))).id();
            var alarm = alarms.ofEvent(TenantScope.dealer(site.dealer()), site.dealer(), first)
                    .orElseThrow();
            var kim = new Actor.Person(
                    new PersonId(alarm.id().value()), "Kim", site.station().value());

            atOnce(
                    () -> server.part(Sessions.class).complete(alarm, kim),
                    // Whoever completes has the site for that moment, and the report comes again.
                    () -> commits.takeIn(site.report("second")));

            assertThat(site.count("alarm_event")).isEqualTo(2);
            assertThat(site.count("alarm")).isBetween(1L, 2L);
        }
    }

    private static void atOnce(Callable<?>... calls) throws Exception {
        try (var threads = Executors.newFixedThreadPool(calls.length)) {
            for (var call : List.of(calls).stream().map(threads::submit).toList()) {
                call.get();
            }
        }
    }

    private EventId reported(String id) {
        return reported(id, WatchedSite.ZONE);
    }

    private EventId reported(String id, ZoneNumber zone) {
        var report = watched.report(id);
        var answer =
                commits.takeIn(new ReportedEvent(report.device(), id, zone, EventKind.MOTION, report.occurredAt()));
        return ((TakeIn.Accepted) answer).id();
    }

    private Alarm alarmOf(EventId event) {
        return alarms.ofEvent(TenantScope.dealer(watched.dealer()), watched.dealer(), event)
                .orElseThrow();
    }

    private Alarm found(Alarm alarm) {
        return alarms.find(TenantScope.dealer(watched.dealer()), alarm.id()).orElseThrow();
    }

    /** Without what the receiver says meanwhile. */
    private List<RecordedFact> facts(Alarm alarm) {
        return record.of(TenantScope.dealer(watched.dealer()), alarm).stream()
                .filter(one -> !(one.fact() instanceof Fact.SignalAcknowledged))
                .toList();
    }

    private void quietFor(Alarm alarm, Duration duration) {
        server.rows()
                .sql("update alarm set active_at = active_at - make_interval(secs => ?) where id = ?")
                .params(duration.toSeconds(), alarm.id().value())
                .update();
    }
}
