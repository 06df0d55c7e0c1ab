package org.keyholder.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.event.ReportedEvent;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

@ExtendWith(SharedServer.class)
class TakeInEventsTest {

    private final WatchedSite watched;
    private final TakeInEvents takeIn;

    TakeInEventsTest(TestServer server) {
        watched = WatchedSite.build(server);
        takeIn = server.part(TakeInEvents.class);
    }

    @Test
    void anEventAndItsSignalAreStoredTogether() {
        var answer = takeIn.takeIn(List.of(watched.report("a")));

        assertThat(answer).singleElement().isInstanceOf(TakeIn.Accepted.class);
        assertThat(watched.count("event")).isOne();
        assertThat(watched.count("signal")).isOne();
    }

    @Test
    void theSameReportAgainGetsTheSameAnswerAndNoSecondSignal() {
        var first = takeIn.takeIn(List.of(watched.report("a")));

        var again = takeIn.takeIn(List.of(watched.report("a")));

        assertThat(again).isEqualTo(first);
        assertThat(watched.count("event")).isOne();
        assertThat(watched.count("signal")).isOne();
    }

    @Test
    void theSameReportTwiceInOneCommitIsOneEvent() {
        watched.withoutJoining();

        var answers = takeIn.takeIn(List.of(watched.report("a"), watched.report("b"), watched.report("a")));

        assertThat(answers.get(0)).isEqualTo(answers.get(2)).isNotEqualTo(answers.get(1));
        assertThat(watched.count("event")).isEqualTo(2);
        assertThat(watched.count("signal")).isEqualTo(2);
    }

    @Test
    void anIdWithOtherContentIsRefusedAndTheFirstStands() {
        takeIn.takeIn(List.of(watched.report("a")));

        var answer = takeIn.takeIn(List.of(watched.report("a", EventKind.PERSON)));

        assertThat(answer).containsExactly(new TakeIn.IdReused());
        assertThat(watched.count("event")).isOne();
        assertThat(watched.count("signal")).isOne();
    }

    @Test
    void anIdWithOtherContentInOneCommitIsRefusedAndTheFirstStands() {
        var answers =
                takeIn.takeIn(List.of(watched.report("a"), watched.report("a", EventKind.PERSON), watched.report("b")));

        assertThat(answers.get(0)).isInstanceOf(TakeIn.Accepted.class);
        assertThat(answers.get(1)).isEqualTo(new TakeIn.IdReused());
        assertThat(answers.get(2)).isInstanceOf(TakeIn.Accepted.class);
        assertThat(watched.count("event")).isEqualTo(2);
    }

    @Test
    void anUnknownZoneTakesNoOtherReportWithIt() {
        var nowhere = new ReportedEvent(
                watched.device(),
                "x",
                new ZoneNumber(999),
                EventKind.MOTION,
                watched.report("x").occurredAt());

        var answers = takeIn.takeIn(List.of(nowhere, watched.report("a")));

        assertThat(answers.get(0)).isEqualTo(new TakeIn.UnknownZone());
        assertThat(answers.get(1)).isInstanceOf(TakeIn.Accepted.class);
        assertThat(watched.count("event")).isOne();
    }

    @Test
    void reportsOfTwoDealersShareACommitAndKeepApart() {
        var other = WatchedSite.build(watched.server());

        var answers = takeIn.takeIn(List.of(watched.report("a"), other.report("a")));

        assertThat(answers).doesNotHaveDuplicates().allMatch(TakeIn.Accepted.class::isInstance);
        assertThat(watched.count("event")).isOne();
        assertThat(other.count("event")).isOne();
    }

    @Test
    void aSiteWithoutAnAccountNumberStoresItsEventsAndSendsNothing() {
        watched.server()
                .rows()
                .sql("update site set account_number = null where id = ?")
                .param(watched.site().value())
                .update();

        var answer = takeIn.takeIn(List.of(watched.report("a")));

        assertThat(answer).singleElement().isInstanceOf(TakeIn.Accepted.class);
        assertThat(watched.count("event")).isOne();
        assertThat(watched.count("signal")).isZero();
    }

    /** The same reports, half of the time in the opposite order: nobody may wait for the other in a circle. */
    @Test
    void writersThatStoreTheSameReportsAtOnceAgreeOnEach() throws Exception {
        for (int round = 0; round < 40; round++) {
            // Within the rate above which a device's reports are joined.
            var site = WatchedSite.build(watched.server()).withoutJoining();
            var reports =
                    IntStream.range(0, 25).mapToObj(i -> site.report("r-" + i)).toList();
            var backwards = new ArrayList<>(reports);
            Collections.reverse(backwards);

            var answers = atOnce(() -> takeIn.takeIn(reports), () -> takeIn.takeIn(backwards));

            var second = new ArrayList<>(answers.get(1));
            Collections.reverse(second);
            assertThat(second).isEqualTo(answers.get(0));
            assertThat(site.count("event")).isEqualTo(25);
            assertThat(site.count("signal")).isEqualTo(25);
        }
    }

    private static List<List<TakeIn>> atOnce(Callable<List<TakeIn>> one, Callable<List<TakeIn>> other)
            throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            var started = threads.invokeAll(List.of(one, other));
            return List.of(started.get(0).get(), started.get(1).get());
        }
    }
}
