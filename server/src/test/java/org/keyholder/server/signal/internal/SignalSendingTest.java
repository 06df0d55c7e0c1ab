package org.keyholder.server.signal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.signal.SettledSignal;
import org.keyholder.server.signal.Signal;
import org.keyholder.server.signal.SignalDeed;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.signal.SignalState;
import org.keyholder.server.signal.UnsentSignals;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.Stations;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.PlainFormat;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.testing.receiver.Mode;
import org.keyholder.testing.receiver.ReceivedSignal;

/** Signals on their way to a receiver that behaves in every way a receiver can. */
@ExtendWith(SharedServer.class)
class SignalSendingTest extends SendsSignals {

    SignalSendingTest(TestServer server) throws Exception {
        super(server);
    }

    /** Whatever keeps the acknowledgement away: when it is over everything has arrived, once on record, in order. */
    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"RETRY", "SILENT", "GARBLED", "WRONG_ID", "DOWN", "SLOW"})
    void whatGotNoAnswerIsSentAgainUntilItDoes(Mode trouble) {
        var watched = trouble == Mode.DOWN ? overTcp() : overHttp();
        receiver.mode(trouble);
        var sent = queue(watched, 5);
        until("the first has been tried more than once", () -> attempts(watched) >= 2);
        assertThat(states(watched, SignalState.State.ACKNOWLEDGED)).isZero();
        assertThat(problem(watched)).isNotBlank();

        receiver.mode(Mode.ACKNOWLEDGE);

        until("all are acknowledged", () -> states(watched, SignalState.State.ACKNOWLEDGED) == 5);
        assertThat(arrived()).isEqualTo(sent);
        assertThat(receiver.malformed()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"SILENT", "GARBLED", "DOWN"})
    void whatGotNoAnswerOverTcpIsSentAgainUntilItDoes(Mode trouble) {
        var watched = overTcp();
        queue(watched, 1);
        until("the connection is open", () -> receiver.signals().size() == 1);
        receiver.mode(trouble);
        queue(watched, 4);
        until("the second has been tried more than once", () -> attempts(watched) >= 3);

        receiver.mode(Mode.ACKNOWLEDGE);

        until("all are acknowledged", () -> states(watched, SignalState.State.ACKNOWLEDGED) == 5);
        assertThat(receiver.signals()).hasSize(5);
        assertThat(sequencesOf(watched)).isSorted();
    }

    @Test
    void aRefusedSignalIsParkedShownAndHoldsUpNoOther() {
        var watched = overHttp();
        receiver.mode(Mode.REFUSE);
        var event = queueOf(watched);
        until("it is refused", () -> states(watched, SignalState.State.REFUSED) == 1);

        receiver.mode(Mode.ACKNOWLEDGE);
        queue(watched, 2);

        until("the next ones have arrived", () -> states(watched, SignalState.State.ACKNOWLEDGED) == 2);
        assertThat(outbox.of(TenantScope.dealer(watched.dealer()), watched.dealer(), List.of(event)))
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.state()).isEqualTo(SignalState.State.REFUSED);
                    assertThat(state.problem()).contains("the receiver is set to refuse");
                    assertThat(state.settledAt()).isPresent();
                });
        assertThat(receiver.signals()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"GARBLED", "WRONG_ID"})
    void whatTheReceiverAnswersAndDoesNotTakeIsParkedWithItsWordsAndHoldsUpItsAccountNoLonger(Mode trouble) {
        var watched = trouble == Mode.GARBLED ? overTcp() : overHttp();
        receiver.mode(trouble);
        var event = queueOf(watched);
        until("it is parked", () -> parked(watched) == 1);
        assertThat(attempts(watched)).isEqualTo(TestServer.UNREADABLE_ATTEMPTS);

        receiver.mode(Mode.ACKNOWLEDGE);
        queue(watched, 2);

        until("the next ones are acknowledged", () -> states(watched, SignalState.State.ACKNOWLEDGED) == 2);
        assertThat(outbox.of(TenantScope.dealer(watched.dealer()), watched.dealer(), List.of(event)))
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.state()).isEqualTo(SignalState.State.UNREADABLE);
                    assertThat(state.problem().orElseThrow()).startsWith("The receiver");
                    assertThat(state.settledAt()).isPresent();
                });
    }

    /** A receiver that is away, or says not now, has not read the signal: it is never parked for that. */
    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"RETRY", "SILENT", "DOWN"})
    void aReceiverThatIsAwayParksNothingHoweverLongItIs(Mode trouble) {
        var watched = overHttp();
        receiver.mode(trouble);
        queue(watched, 1);

        until(
                "it has been tried more often than an unreadable one is",
                () -> attempts(watched) > TestServer.UNREADABLE_ATTEMPTS + 1);

        assertThat(states(watched, SignalState.State.QUEUED)).isOne();
        assertThat(parked(watched)).isZero();
    }

    @Test
    void attemptsWithoutAnAnswerDoNotCountTowardsParking() {
        var watched = overHttp();
        receiver.mode(Mode.RETRY);
        queue(watched, 1);
        until("it has been put off often", () -> attempts(watched) > TestServer.UNREADABLE_ATTEMPTS);

        receiver.mode(Mode.GARBLED);
        until("it is parked", () -> parked(watched) == 1);

        assertThat(unreadable(watched)).isEqualTo(TestServer.UNREADABLE_ATTEMPTS);
        assertThat(attempts(watched)).isGreaterThan(2L * TestServer.UNREADABLE_ATTEMPTS);
    }

    @Test
    void aParkedSignalThatIsSentAgainGoesBehindWhatWaitsUnderItsOldId() {
        var watched = overHttp();
        receiver.mode(Mode.REFUSE);
        var first = queue(watched, 1).getFirst();
        until("it is refused", () -> parked(watched) == 1);
        receiver.mode(Mode.RETRY);
        var second = queue(watched, 1).getFirst();
        until("the next one waits", () -> attempts(watched) >= 2);

        assertThat(decide(watched, first, new SignalDeed.SendAgain())).isTrue();
        receiver.mode(Mode.ACKNOWLEDGE);

        until("both are acknowledged", () -> states(watched, SignalState.State.ACKNOWLEDGED) == 2);
        assertThat(arrived()).containsExactlyInAnyOrder(first, second);
        assertThat(sequence(first)).isGreaterThan(sequence(second));
        assertThat(deeds(watched)).containsExactly("sent-again - Kim Moreau");
        assertThat(decide(watched, first, new SignalDeed.SendAgain())).isFalse();
        assertThat(decide(watched, first, new SignalDeed.GiveUp("too late"))).isFalse();
        assertThat(deeds(watched)).hasSize(1);
    }

    @Test
    void aSignalIsGivenUpWithAReasonOnRecordAndIsNotSentAnyMore() {
        var watched = overHttp();
        receiver.mode(Mode.RETRY);
        var given = queue(watched, 1).getFirst();
        until("it waits", () -> attempts(watched) >= 1);

        assertThat(decide(watched, given, new SignalDeed.GiveUp("Told the station by phone")))
                .isTrue();
        receiver.mode(Mode.ACKNOWLEDGE);
        var next = queue(watched, 1).getFirst();

        until("the next one is acknowledged", () -> states(watched, SignalState.State.ACKNOWLEDGED) >= 1);
        assertThat(arrived()).contains(next);
        assertThat(deeds(watched)).containsExactly("given-up Told the station by phone Kim Moreau");
        assertThat(server.part(UnsentSignals.class)
                        .of(watched.dealer(), watched.site())
                        .parked())
                .isZero();
    }

    @Test
    void anotherStationDecidesNothing() {
        var watched = overHttp();
        var other = overHttp();
        receiver.mode(Mode.REFUSE);
        var refused = queue(watched, 1).getFirst();
        until("it is refused", () -> parked(watched) == 1);

        var decided = server.part(UnsentSignals.class)
                .decide(
                        other.station(),
                        watched.dealer(),
                        new SignalId(UUID.fromString(refused)),
                        new SignalDeed.SendAgain(),
                        new Actor.System());

        assertThat(decided).isFalse();
        assertThat(parked(watched)).isOne();
        assertThat(server.part(UnsentSignals.class).at(other.station(), 10)).isEmpty();
    }

    @Test
    void theAgeOfWhatWaitsIsKnownPerReceiverAndPerSite() {
        var watched = overHttp();
        var unsent = server.part(UnsentSignals.class);
        assertThat(unsent.receivers(watched.station()))
                .singleElement()
                .satisfies(state -> assertThat(state.oldest()).isEmpty());
        receiver.mode(Mode.DOWN);
        queue(watched, 3);
        until("the first has been tried", () -> attempts(watched) >= 1);

        until("it is counted", () -> {
            var here = unsent.sentFromHere().get(watched.receiver());
            return here != null && here.waiting() == 3;
        });
        var here = Objects.requireNonNull(unsent.sentFromHere().get(watched.receiver()));
        assertThat(here.oldest()).isPresent();
        assertThat(here.worst()).singleElement().satisfies(worst -> {
            assertThat(worst.site()).isEqualTo(watched.site());
            assertThat(worst.waiting()).isEqualTo(3);
        });
        assertThat(unsent.receivers(watched.station())).singleElement().satisfies(state -> {
            assertThat(state.waiting()).isEqualTo(3);
            assertThat(state.oldest()).isEqualTo(here.oldest());
            assertThat(state.problem()).contains("The receiver cannot be reached.");
        });
        assertThat(unsent.of(watched.dealer(), watched.site()).problem()).contains("The receiver cannot be reached.");
        assertThat(server.part(MeterRegistry.class)
                        .get("keyholder.signal.waiting")
                        .tag("receiver", watched.receiver().toString())
                        .gauge()
                        .value())
                .isEqualTo(3);
        assertThat(server.part(MeterRegistry.class)
                        .get("keyholder.signal.oldest.seconds")
                        .tag("receiver", watched.receiver().toString())
                        .gauge()
                        .value())
                .isPositive();
        assertThat(new Api(server).get(watched.key(), "/health").body())
                .contains(watched.receiver().toString(), watched.site().toString())
                .doesNotContain(watched.account().text());
    }

    @Test
    void whoObservesSignalsHearsOnceWhatBecameOfEach() {
        var watched = overHttp();
        var alarm = new AlarmId(UUID.randomUUID());
        var taken = signalOf(watched).telling(alarm, 3);
        queue(watched, taken);
        until("it is acknowledged", () -> states(watched, SignalState.State.ACKNOWLEDGED) == 1);
        receiver.mode(Mode.GARBLED);
        var unreadable = signalOf(watched).telling(alarm, 4);
        queue(watched, unreadable);
        until("it is parked", () -> parked(watched) == 1);
        decide(watched, unreadable.id().toString(), new SignalDeed.GiveUp("Told by phone"));

        assertThat(server.seenSignals().settled(taken.id())).singleElement().satisfies(seen -> {
            assertThat(seen.outcome()).isEqualTo(SettledSignal.Outcome.ACKNOWLEDGED);
            assertThat(seen.alarm()).contains(alarm);
            assertThat(seen.fact()).hasValue(3);
            assertThat(seen.attempts()).isOne();
            assertThat(seen.words()).isEmpty();
        });
        assertThat(server.seenSignals().settled(unreadable.id()))
                .singleElement()
                .satisfies(seen -> {
                    assertThat(seen.outcome()).isEqualTo(SettledSignal.Outcome.PARKED);
                    assertThat(seen.attempts()).isEqualTo(TestServer.UNREADABLE_ATTEMPTS);
                    assertThat(seen.words()).isPresent();
                });
        assertThat(server.seenSignals().deeds(unreadable.id())).singleElement().satisfies(deed -> {
            assertThat(deed.decision()).isEqualTo(new SignalDeed.GiveUp("Told by phone"));
            assertThat(deed.alarm()).contains(alarm);
        });
    }

    /** Nobody sends these yet; the row, the wire and the way back are there. */
    @Test
    void aSignalNeedsNeitherAnEventNorAZone() {
        var watched = WatchedSite.build(server, PlainFormat.CODE, "plain:" + UUID.randomUUID(), "4711");
        var event = signalOf(watched).telling(new AlarmId(UUID.randomUUID()), 6);
        var ofSite = about(event, new Signal.OfSite(), 7);
        var ofZone = about(event, new Signal.OfZone(WatchedSite.ZONE, "North walkway"), 8);

        queue(watched, ofSite);
        queue(watched, ofZone);
        queue(watched, event);

        until("all are acknowledged", () -> states(watched, SignalState.State.ACKNOWLEDGED) == 3);
        assertThat(line(watched).signals()).containsExactly(ofSite, ofZone, event);
    }

    @Test
    void aFormatsHeartbeatGoesOutWhileThereIsNothingToSend() {
        var watched = WatchedSite.build(server, PlainFormat.CODE, "plain:" + UUID.randomUUID(), "4712");

        until(
                "it has beaten",
                () -> server.format().to(address(watched)).stream().anyMatch(line -> line.beats() >= 2));
    }

    @Test
    void aReceiverThatGetsAnotherAddressIsLeftAndReachedThere() {
        var watched = WatchedSite.build(server, PlainFormat.CODE, "plain:" + UUID.randomUUID(), "4713");
        queue(watched, 1);
        until("the first is acknowledged", () -> states(watched, SignalState.State.ACKNOWLEDGED) == 1);
        var left = line(watched);
        var moved = "plain:" + UUID.randomUUID();

        server.part(Stations.class)
                .save(new Receiver(watched.receiver(), watched.station(), "XML receiver", PlainFormat.CODE, moved));

        until("the first line is closed", left::isClosed);
        queue(watched, 1);
        until("the second is acknowledged", () -> states(watched, SignalState.State.ACKNOWLEDGED) == 2);
        assertThat(left.signals()).hasSize(1);
        assertThat(server.format().to(moved))
                .singleElement()
                .satisfies(line -> assertThat(line.signals()).hasSize(1));
    }

    @Test
    void anAccountWithoutAnAnswerHoldsUpNoOther() throws Exception {
        var waiting = overHttp();
        var going = waiting.neighbour(waiting.account().text() + "-B");
        receiver.mode(Mode.RETRY);
        queue(waiting, 1);
        until("it has been put off", () -> attempts(waiting) >= 1);

        receiver.mode(Mode.ACKNOWLEDGE);
        queue(going, 3);

        until("the other account's have arrived", () -> states(going, SignalState.State.ACKNOWLEDGED) == 3);
        until("and its own in the end", () -> states(waiting, SignalState.State.ACKNOWLEDGED) == 1);
    }

    /** A process that dies sends again what it had not written down: one signal an account, and not a batch of them. */
    @Test
    void aSignalIsWrittenDownBeforeTheAccountsNextOneIsSent() {
        var watched = overTcp();
        var unwritten = Collections.synchronizedList(new ArrayList<Long>());
        receiver.onSignal(line -> unwritten.add(acknowledgedButQueued(watched, line)));

        queue(watched, 30);

        until("all have arrived", () -> unwritten.size() == 30);
        assertThat(unwritten).containsOnly(0L);
    }

    @Test
    void aRepeatIsTheSameSignalWordForWord() {
        var watched = overHttp();
        receiver.mode(Mode.SILENT);
        queue(watched, 1);
        until("it has come more than once", () -> receiver.repeats() >= 2);

        receiver.mode(Mode.ACKNOWLEDGE);

        until("it is acknowledged", () -> states(watched, SignalState.State.ACKNOWLEDGED) == 1);
        assertThat(receiver.idsSeen()).hasSize(1);
        assertThat(receiver.book()).hasSize(1);
    }

    /** Signals of earlier arrivals that the receiver has and the rows do not know of yet. */
    private long acknowledgedButQueued(WatchedSite watched, ReceivedSignal arriving) {
        return server.rows()
                .sql("select count(*) from signal where dealer_id = ? and state = 'queued' and sequence < ?")
                .params(
                        watched.dealer().value(),
                        Long.parseLong(arriving.signal().sequence()))
                .query(Long.class)
                .single();
    }

    private static Signal about(Signal event, Signal.Subject subject, long fact) {
        return new Signal(
                        new SignalId(UUID.randomUUID()),
                        event.dealer(),
                        event.site(),
                        event.line(),
                        event.happening(),
                        event.qualifier(),
                        event.codes(),
                        event.partition(),
                        subject,
                        event.alarm(),
                        event.fact(),
                        event.person(),
                        event.text(),
                        event.occurredAt().truncatedTo(ChronoUnit.MICROS),
                        event.timeZone())
                .telling(new AlarmId(UUID.randomUUID()), fact);
    }

    private PlainFormat.Line line(WatchedSite watched) {
        return server.format().to(address(watched)).getFirst();
    }

    private String address(WatchedSite watched) {
        return server.rows()
                .sql("select address from receiver where id = ?")
                .param(watched.receiver().value())
                .query(String.class)
                .single();
    }

    private boolean decide(WatchedSite watched, String signal, SignalDeed.Decision decision) {
        return server.part(UnsentSignals.class)
                .decide(
                        watched.station(),
                        watched.dealer(),
                        new SignalId(UUID.fromString(signal)),
                        decision,
                        new Actor.Person(
                                new PersonId(UUID.randomUUID()),
                                "Kim Moreau",
                                watched.station().value()));
    }

    private List<String> deeds(WatchedSite watched) {
        return server.rows()
                .sql(
                        "select deed || ' ' || coalesce(reason, '-') || ' ' || actor_name from signal_deed where dealer_id = ?"
                                + " order by number")
                .param(watched.dealer().value())
                .query(String.class)
                .list();
    }

    private long sequence(String signal) {
        return server.rows()
                .sql("select sequence from signal where id = ?::uuid")
                .param(signal)
                .query(Long.class)
                .single();
    }

    private long parked(WatchedSite watched) {
        return server.part(UnsentSignals.class)
                .of(watched.dealer(), watched.site())
                .parked();
    }

    private long unreadable(WatchedSite watched) {
        return server.rows()
                .sql("select unreadable from signal where dealer_id = ?")
                .param(watched.dealer().value())
                .query(Long.class)
                .single();
    }

    private EventId queueOf(WatchedSite watched) {
        var signal = signalOf(watched);
        queue(watched, signal);
        return ((Signal.OfEvent) signal.subject()).event();
    }

    private String problem(WatchedSite watched) {
        return server.rows()
                .sql(
                        "select last_problem from signal where dealer_id = ? and last_problem is not null order by sequence limit 1")
                .param(watched.dealer().value())
                .query(String.class)
                .single();
    }
}
