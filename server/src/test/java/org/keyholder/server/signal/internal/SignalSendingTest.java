package org.keyholder.server.signal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.signal.Signal;
import org.keyholder.server.signal.SignalDecision;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.signal.SignalOutbox;
import org.keyholder.server.signal.SignalRules;
import org.keyholder.server.signal.SignalState;
import org.keyholder.server.site.WatchedZones;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.testing.receiver.Mode;
import org.keyholder.testing.receiver.ReceivedSignal;
import org.keyholder.testing.receiver.StationReceiver;
import org.keyholder.testing.receiver.StationReceiverOptions;

/** Signals on their way to a receiver that behaves in every way a receiver can. */
@ExtendWith(SharedServer.class)
class SignalSendingTest {

    private final TestServer server;
    private final StationReceiver receiver;
    private final SignalOutbox outbox;

    SignalSendingTest(TestServer server) throws Exception {
        this.server = server;
        receiver = StationReceiver.start(StationReceiverOptions.standard());
        outbox = server.part(SignalOutbox.class);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private WatchedSite overHttp() {
        return WatchedSite.build(server, "xml-http", receiver.httpAddress().toString());
    }

    private WatchedSite overTcp() {
        return WatchedSite.build(
                server, "xml-tcp", "127.0.0.1:" + receiver.tcpAddress().getPort());
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

    private List<String> queue(WatchedSite watched, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> signalOf(watched))
                .map(signal -> {
                    queue(watched, signal);
                    return signal.id().toString();
                })
                .toList();
    }

    private EventId queueOf(WatchedSite watched) {
        var signal = signalOf(watched);
        queue(watched, signal);
        return signal.event();
    }

    private void queue(WatchedSite watched, Signal signal) {
        server.part(TenantTransactions.class)
                .run(TenantScope.dealer(watched.dealer()), () -> outbox.queue(List.of(signal)));
    }

    private Signal signalOf(WatchedSite watched) {
        var place = new WatchedZones.Place(watched.site(), WatchedSite.ZONE);
        var zone = server.part(TenantTransactions.class)
                .call(
                        TenantScope.dealer(watched.dealer()),
                        () -> server.part(WatchedZones.class)
                                .find(List.of(place))
                                .get(place));
        var ids = server.part(Ids.class);
        var alarm = new SignalRules.Alarm(
                watched.dealer(),
                new EventId(ids.next()),
                EventKind.MOTION,
                server.clock().instant(),
                zone);
        return ((SignalDecision.Send) SignalRules.ofEvent(new SignalId(ids.next()), alarm)).signal();
    }

    private List<String> arrived() {
        return receiver.signals().stream().map(ReceivedSignal::id).toList();
    }

    private List<Long> sequencesOf(WatchedSite watched) {
        return receiver.signals().stream()
                .filter(line -> line.signal().account().equals(watched.account().text()))
                .map(line -> Long.parseLong(line.signal().sequence()))
                .toList();
    }

    private long states(WatchedSite watched, SignalState.State state) {
        return server.rows()
                .sql("select count(*) from signal where dealer_id = ? and site_id = ? and state = ?")
                .params(
                        watched.dealer().value(),
                        watched.site().value(),
                        state.name().toLowerCase(java.util.Locale.ROOT))
                .query(Long.class)
                .single();
    }

    private long attempts(WatchedSite watched) {
        return server.rows()
                .sql("select coalesce(sum(attempts), 0) from signal where dealer_id = ? and site_id = ?")
                .params(watched.dealer().value(), watched.site().value())
                .query(Long.class)
                .single();
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
