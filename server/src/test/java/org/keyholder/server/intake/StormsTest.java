package org.keyholder.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.AlarmRecord;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.alarm.RecordedFact;
import org.keyholder.server.alarm.Reporter;
import org.keyholder.server.alarm.Storm;
import org.keyholder.server.alarm.Storms;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.event.ReportedEvent;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Device;
import org.keyholder.server.site.DeviceId;
import org.keyholder.server.site.Devices;
import org.keyholder.server.site.Zone;
import org.keyholder.server.site.Zones;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.server.verification.Sessions;

/** A device that reports far too often: nothing is lost, nobody is told eight hundred times, and no other alarm is hidden. */
@ExtendWith(SharedServer.class)
class StormsTest {

    private static final int RATE = 30;
    private static final ZoneNumber GATE = new ZoneNumber(21);

    private final TestServer server;
    private final WatchedSite watched;
    private final TakeInEvents takeIn;
    private final Storms storms;

    StormsTest(TestServer server) {
        this.server = server;
        watched = WatchedSite.build(server);
        server.part(Zones.class).add(watched.dealer(), watched.site(), new Zone(GATE, "Gate"));
        takeIn = server.part(TakeInEvents.class);
        storms = server.part(Storms.class);
    }

    @Test
    void eightHundredEventsOfOneDeviceAreOneAlarmTwoSignalsAndEightHundredEvents() throws Exception {
        // One batch goes before: of two that are counted side by side, the slower finds a storm where its reports were
        // within the rate.
        var answers = new ArrayList<>(flood("first", 50));
        answers.addAll(atOnce(() -> flood("a", 375), () -> flood("b", 375)));

        assertThat(answers).hasSize(800);
        assertThat(answers).extracting(TakeIn.Accepted::id).doesNotHaveDuplicates();
        assertThat(answers.stream().filter(TakeIn.Accepted::joinedStorm)).hasSize(800 - RATE);
        assertThat(watched.count("event")).isEqualTo(800);
        assertThat(watched.count("alarm_event")).isEqualTo(800);
        assertThat(watched.count("alarm")).isOne();
        assertThat(signals()).containsExactly("event 130 new", "storm-began 377 status");
        assertThat(goingOn()).singleElement().satisfies(storm -> {
            assertThat(storm.reporter()).isEqualTo(Reporter.DEVICE);
            assertThat(storm.joined()).isEqualTo(800 - RATE);
            assertThat(storm.words())
                    .isEqualTo(
                            "Bridge reports more often than 30 times a minute; 770 further reports are joined and counted");
        });
        assertThat(facts(Fact.StormBegan.class)).hasSize(1);
        assertThat(watched.count("fact")).isLessThan(RATE + 10);
    }

    @Test
    void whereEachReportIsAnEventOfItsOwnTheRatesFirstAreSignalledAndTheRestIsJoined() {
        watched.withoutJoining();

        flood("a", 800);

        assertThat(signals()).hasSize(RATE + 1).last().isEqualTo("storm-began 377 status");
        assertThat(watched.count("alarm")).isOne();
    }

    @Test
    void aReportThatComesAgainIsAnsweredAsBeforeAndNotCountedAgain() {
        flood("a", 100);
        long joined = goingOn().getFirst().joined();
        var first = takeIn.takeIn(List.of(watched.report("a-0"), watched.report("a-99")));

        var again = takeIn.takeIn(List.of(watched.report("a-0"), watched.report("a-99")));

        assertThat(again).isEqualTo(first);
        assertThat(((TakeIn.Accepted) again.get(0)).joinedStorm()).isFalse();
        assertThat(((TakeIn.Accepted) again.get(1)).joinedStorm()).isTrue();
        assertThat(goingOn().getFirst().joined()).isEqualTo(joined);
        assertThat(takeIn.takeIn(List.of(watched.report("a-99", EventKind.PERSON))))
                .containsExactly(new TakeIn.IdReused());
    }

    @Test
    void theFirstEventOfAnotherZoneIsSignalledInTheStorm() {
        flood("a", 100);

        var gate = report("gate", GATE, EventKind.MOTION);

        assertThat(gate.joinedStorm()).isFalse();
        assertThat(signals()).last().isEqualTo("event 130 new");
        assertThat(zones()).containsExactly(17, 17, 21);
        assertThat(report("gate again", GATE, EventKind.MOTION).joinedStorm()).isTrue();
        assertThat(signals()).hasSize(3);
    }

    @Test
    void aMoreUrgentKindOfTheSameZoneIsSignalledInTheStormOnceHoweverTheyTakeTurns() {
        flood("a", 100);

        for (int n = 0; n < 5; n++) {
            report("tamper-" + n, WatchedSite.ZONE, EventKind.TAMPER);
            report("motion-" + n, WatchedSite.ZONE, EventKind.MOTION);
        }

        assertThat(signals()).containsExactly("event 130 new", "storm-began 377 status", "event 137 new");
    }

    private Device device(String name) {
        var id = new DeviceId(UUID.randomUUID());
        server.part(Devices.class)
                .save(watched.dealer(), watched.site(), id, name, new Secret("kh_test_" + UUID.randomUUID()));
        return new Device(watched.dealer(), watched.site(), id, name);
    }

    @Test
    void theStormOfOneDeviceJoinsNothingOfTheSitesOthers() {
        watched.withoutJoining();
        flood("a", 200);
        var before = signals().size();
        var other = device("Recorder");

        var answer = takeIn.takeIn(List.of(new ReportedEvent(
                other, "x", WatchedSite.ZONE, EventKind.MOTION, Instant.parse("2026-11-21T03:12:05Z"))));

        assertThat(((TakeIn.Accepted) answer.getFirst()).joinedStorm()).isFalse();
        assertThat(signals()).hasSize(before + 1);
    }

    @Test
    void manyDevicesTogetherAreAStormOfTheirSite() {
        watched.withoutJoining();
        for (int n = 0; n < 5; n++) {
            var device = device("Camera " + n);
            takeIn.takeIn(IntStream.range(0, 20)
                    .mapToObj(i -> new ReportedEvent(
                            device,
                            "e-" + i,
                            WatchedSite.ZONE,
                            EventKind.MOTION,
                            Instant.parse("2026-11-21T03:12:05Z")))
                    .toList());
        }

        assertThat(goingOn()).singleElement().satisfies(storm -> {
            assertThat(storm.reporter()).isEqualTo(Reporter.SITE);
            assertThat(storm.joined()).isBetween(30L, 40L);
            assertThat(storm.words()).startsWith("The site reports more often than 60 times a minute; ");
        });
    }

    @Test
    void theEventAfterACompletionOpensAnAlarmInTheMidstOfTheStorm() {
        flood("a", 100);
        var first = alarm();
        var kim = new Actor.Person(
                new PersonId(UUID.randomUUID()), "Kim Moreau", watched.station().value());
        server.part(Sessions.class).complete(first, kim);

        flood("b", 100);

        assertThat(watched.count("alarm")).isEqualTo(2);
        assertThat(goingOn()).hasSize(2);
        assertThat(signals())
                .containsExactly("event 130 new", "storm-began 377 status", "event 130 new", "storm-began 377 status");
    }

    /** Two transactions may be two nodes: what decides is the database. */
    @Test
    void transactionsThatFindAStormAtOnceBeginOne() throws Exception {
        for (int round = 0; round < 10; round++) {
            var site = WatchedSite.build(server);
            takeIn.takeIn(reports(site, "first", RATE));

            atOnce(
                    () -> accepted(takeIn.takeIn(reports(site, "a", 20))),
                    () -> accepted(takeIn.takeIn(reports(site, "b", 20))),
                    () -> accepted(takeIn.takeIn(reports(site, "c", 20))));

            assertThat(site.count("storm")).isOne();
            // The clock runs: one each two seconds is within the rate.
            assertThat(storms.goingOn(site.dealer(), site.site()).getFirst().joined())
                    .isBetween(50L, 60L);
            assertThat(site.count("signal")).isEqualTo(2);
        }
    }

    @Test
    void theStationIsToldOfTheStormInWords() {
        flood("a", 100);

        until(
                "both are acknowledged",
                () -> server.rows()
                        .sql("select count(*) = 2 from signal where dealer_id = ? and state = 'acknowledged'")
                        .param(watched.dealer().value())
                        .query(Boolean.class)
                        .single());
        assertThat(server.receiver().signals().stream()
                        .map(arrived -> arrived.signal())
                        .filter(signal ->
                                signal.account().equals(watched.account().text()))
                        .map(signal -> signal.text()))
                .contains("Bridge reports more often than 30 times a minute");
    }

    private List<TakeIn.Accepted> flood(String name, int number) {
        var all = new ArrayList<TakeIn.Accepted>();
        for (int from = 0; from < number; from += 50) {
            int begin = from;
            all.addAll(accepted(takeIn.takeIn(IntStream.range(begin, Math.min(number, begin + 50))
                    .mapToObj(n -> watched.report(name + "-" + n))
                    .toList())));
        }
        return all;
    }

    private static List<ReportedEvent> reports(WatchedSite site, String name, int number) {
        return IntStream.range(0, number)
                .mapToObj(n -> site.report(name + "-" + n))
                .toList();
    }

    private static List<TakeIn.Accepted> accepted(List<TakeIn> answers) {
        return answers.stream().map(TakeIn.Accepted.class::cast).toList();
    }

    @SafeVarargs
    private static List<TakeIn.Accepted> atOnce(Callable<List<TakeIn.Accepted>>... calls) throws Exception {
        var all = new ArrayList<TakeIn.Accepted>();
        try (var threads = Executors.newFixedThreadPool(calls.length)) {
            for (var call : threads.invokeAll(List.of(calls))) {
                all.addAll(call.get());
            }
        }
        return all;
    }

    private TakeIn.Accepted report(String id, ZoneNumber zone, EventKind kind) {
        return (TakeIn.Accepted) takeIn.takeIn(List.of(
                        new ReportedEvent(watched.device(), id, zone, kind, Instant.parse("2026-11-21T03:12:05Z"))))
                .getFirst();
    }

    private List<Storm> goingOn() {
        return storms.goingOn(watched.dealer(), watched.site());
    }

    private Alarm alarm() {
        return server.part(Alarms.class)
                .goingOn(watched.dealer(), watched.site())
                .getFirst();
    }

    private List<RecordedFact> facts(Class<? extends Fact> kind) {
        return server.part(AlarmRecord.class).of(TenantScope.dealer(watched.dealer()), alarm()).stream()
                .filter(one -> kind.isInstance(one.fact()))
                .toList();
    }

    private List<String> signals() {
        return server.rows()
                .sql(
                        "select happening || ' ' || contact_id_code || ' ' || qualifier from signal where dealer_id = ? order by sequence")
                .param(watched.dealer().value())
                .query(String.class)
                .list();
    }

    private List<Integer> zones() {
        return server.rows()
                .sql("select zone from signal where dealer_id = ? order by sequence")
                .param(watched.dealer().value())
                .query(Integer.class)
                .list();
    }
}
