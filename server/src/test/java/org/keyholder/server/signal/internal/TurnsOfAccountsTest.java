package org.keyholder.server.signal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.dealer.Dealer;
import org.keyholder.server.dealer.Dealers;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.signal.Codes;
import org.keyholder.server.signal.Happening;
import org.keyholder.server.signal.Qualifier;
import org.keyholder.server.signal.Signal;
import org.keyholder.server.signal.SignalId;
import org.keyholder.server.signal.SignalOutbox;
import org.keyholder.server.site.SaveSite;
import org.keyholder.server.site.SiteDetails;
import org.keyholder.server.site.Sites;
import org.keyholder.server.site.WatchedZone;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.keyholder.server.testing.PlainFormat;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** One receiver, many accounts: who comes when at its end of the line. */
@ExtendWith(SharedServer.class)
class TurnsOfAccountsTest {

    private final TestServer server;
    private final String address = "plain:" + UUID.randomUUID();
    private final WatchedSite station;
    private final Map<DealerId, SiteId> sites = new HashMap<>();
    private final DealerId loud;
    private final DealerId quiet;

    TurnsOfAccountsTest(TestServer server) {
        this.server = server;
        station = WatchedSite.build(server, PlainFormat.CODE, address, "4720");
        loud = dealer("4721");
        quiet = dealer("4722");
    }

    /** One more dealer that has a site at the station. */
    private DealerId dealer(String account) {
        var dealer = new DealerId(UUID.randomUUID());
        var record = new StationRecordId(UUID.randomUUID());
        server.part(Dealers.class).save(new Dealer(dealer, "Dealer " + account, "#123a7a", null));
        server.part(Stations.class).saveRecord(dealer, record, "Station", station.station(), station.receiver());
        var saved = server.part(Sites.class)
                .create(
                        dealer,
                        new SiteDetails(
                                "Mill Lane 12",
                                "Mill Lane 12, Chicago IL 60611",
                                ZoneId.of("America/Chicago"),
                                Optional.of(record),
                                Optional.of(new AccountNumber(account))));
        sites.put(dealer, ((SaveSite.Saved) saved).site());
        return dealer;
    }

    @Test
    void anotherDealersAlarmGoesAfterThreeFurtherAnswersAtTheMost() {
        var alarm = signal(quiet, "5001", Happening.EVENT);
        when(20, () -> queue(quiet, List.of(alarm)));

        queue(loud, signals(loud, "4001", 800));

        until("all have arrived", () -> arrived().size() == 801);
        assertThat(arrived().indexOf(alarm)).isBetween(20, 23);
    }

    @Test
    void theAlarmOfADealersOneAccountDoesNotWaitForFiveHundredOfAnothers() {
        var alarm = signal(quiet, "5001", Happening.EVENT);
        when(40, () -> queue(quiet, List.of(alarm)));

        queue(
                loud,
                IntStream.range(0, 500)
                        .mapToObj(n -> signal(loud, String.valueOf(4000 + n), Happening.EVENT))
                        .toList());

        until("all have arrived", () -> arrived().size() == 501);
        // With many waiting, news of another waits for a moment, which a receiver as quick as this one uses.
        assertThat(answersAfter(alarm)).isGreaterThan(300);
    }

    @Test
    void statusesComeAfterTheAlarmsOfOthersAndAreNotLeftOut() {
        var opened = signal(quiet, "5001", Happening.TEXT_OPENED);
        when(20, () -> queue(quiet, List.of(opened)));

        queue(loud, signals(loud, "4001", 100));

        until("all have arrived", () -> arrived().size() == 101);
        assertThat(arrived().indexOf(opened)).isBetween(20, 20 + Backlog.ALARMS_IN_A_ROW + 2);
    }

    @Test
    void eachAccountsSignalsArriveInTheirOrderWhateverTheyAre() {
        var numbers = List.of("4001", "4002", "4003");
        var queued = new ArrayList<Signal>();
        for (int n = 0; n < 300; n++) {
            queued.add(signal(loud, numbers.get(n % 7 % 3), n % 3 == 0 ? Happening.EVENT : Happening.TEXT_OPENED));
        }

        queue(loud, queued);

        until("all have arrived", () -> arrived().size() == 300);
        for (var number : numbers) {
            assertThat(of(number, arrived())).isEqualTo(of(number, queued));
        }
    }

    /** Nobody says what waits: as after a start, or when another node has committed it. */
    @Test
    void whatThisNodeHasNotCommittedIsFoundDealerByDealer() {
        var before = signal(loud, "4001", Happening.EVENT);
        queue(loud, List.of(before));
        until("it is told", () -> arrived().contains(before));
        var all = new ArrayList<Signal>();
        IntStream.range(0, 3 * WaitingRows.ACCOUNTS_OF_A_DEALER)
                .mapToObj(n -> signal(loud, String.valueOf(4000 + n), Happening.EVENT))
                .forEach(all::add);
        all.add(signal(quiet, "5001", Happening.TEXT_OPENED));

        server.part(TenantTransactions.class)
                .run(
                        TenantScope.dealer(loud),
                        () -> server.part(SignalRows.class).insert(all.subList(0, all.size() - 1)));
        server.part(TenantTransactions.class)
                .run(
                        TenantScope.dealer(quiet),
                        () -> server.part(SignalRows.class).insert(List.of(all.getLast())));

        until("all have arrived", () -> arrived().containsAll(all));
        assertThat(arrived()).doesNotHaveDuplicates().hasSize(all.size() + 1);
    }

    private void when(int arrivals, Runnable then) {
        var count = new AtomicInteger();
        Consumer<Signal> arrival = signal -> {
            if (count.incrementAndGet() == arrivals) {
                then.run();
            }
        };
        server.format().onSignal(address, arrival);
    }

    private int answersAfter(Signal signal) {
        return arrived().size() - arrived().indexOf(signal);
    }

    private List<Signal> arrived() {
        return server.format().to(address).stream()
                .flatMap(line -> line.signals().stream())
                .toList();
    }

    private static List<SignalId> of(String number, List<Signal> signals) {
        return signals.stream()
                .filter(signal -> signal.line().account().text().equals(number))
                .map(Signal::id)
                .toList();
    }

    private List<Signal> signals(DealerId dealer, String account, int number) {
        return IntStream.range(0, number)
                .mapToObj(n -> signal(dealer, account, Happening.EVENT))
                .toList();
    }

    private void queue(DealerId dealer, List<Signal> signals) {
        server.part(TenantTransactions.class)
                .run(
                        TenantScope.dealer(dealer),
                        () -> server.part(SignalOutbox.class).queue(signals));
    }

    private Signal signal(DealerId dealer, String account, Happening happening) {
        return new Signal(
                new SignalId(UUID.randomUUID()),
                dealer,
                Objects.requireNonNull(sites.get(dealer)),
                WatchedZone.Line.Open.of(station.station(), station.receiver(), account, null),
                happening,
                happening == Happening.EVENT ? Qualifier.NEW : Qualifier.STATUS,
                new Codes("130", Optional.of("BA")),
                "01",
                new Signal.OfZone(WatchedSite.ZONE, "North walkway"),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                "Motion",
                Instant.parse("2026-11-26T03:00:00Z"),
                ZoneId.of("UTC"));
    }
}
