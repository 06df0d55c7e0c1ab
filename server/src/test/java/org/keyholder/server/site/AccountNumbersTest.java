package org.keyholder.server.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.keyholder.server.testing.Wait.until;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.StationRecord;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.keyholder.server.testing.PlainFormat;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** One number, one customer, at each station. */
@ExtendWith(SharedServer.class)
class AccountNumbersTest {

    private static final int MARK = 4711;

    /** Has the site, waits until somebody waits for it, and then wants the record that they have: they are the ones who are undone. */
    private static final String CROSSING = """
            do $$ begin
                perform set_config('deadlock_timeout', '10min', true);
                perform from site where id = '%s' for update;
                perform pg_advisory_xact_lock(%d);
                loop
                    exit when exists (select from pg_locks where not granted and locktype = 'transactionid'
                                      and transactionid = pg_current_xact_id()::xid);
                    perform pg_sleep(0.01);
                end loop;
                perform from station_record where id = '%s' for update;
            end $$
            """;

    private final TestServer server;
    private final Sites sites;
    private final WatchedSite acme;
    private final WatchedSite rival;
    private final StationRecordId rivalsRecord;

    AccountNumbersTest(TestServer server) {
        this.server = server;
        sites = server.part(Sites.class);
        acme = WatchedSite.build(server);
        rival = WatchedSite.build(server);
        rivalsRecord = new StationRecordId(java.util.UUID.randomUUID());
        server.part(Stations.class)
                .saveRecord(rival.dealer(), rivalsRecord, "Acme's station", acme.station(), acme.receiver());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AB 12", "ab12", "a b 1 2", "AB12", "\tab12 ", "ａｂ１２"})
    void aNumberThatDiffersInLetterCaseOrBlanksOnlyIsInUse(String written) {
        sites.create(acme.dealer(), details(acme.stationRecord(), "AB 12"));

        var own = sites.create(acme.dealer(), details(acme.stationRecord(), written));
        var rivals = sites.create(rival.dealer(), details(rivalsRecord, written));

        assertThat(own).isInstanceOf(SaveSite.HeldByOwn.class);
        assertThat(rivals).isInstanceOf(SaveSite.NumberInUse.class);
    }

    @Test
    void aLookAlikeIsAnotherNumber() {
        sites.create(acme.dealer(), details(acme.stationRecord(), "0123"));

        assertThat(sites.create(acme.dealer(), details(acme.stationRecord(), "O123")))
                .isInstanceOf(SaveSite.Saved.class);
        assertThat(sites.create(acme.dealer(), details(acme.stationRecord(), "123")))
                .isInstanceOf(SaveSite.Saved.class);
    }

    @Test
    void anotherDealersNumberIsInUseAndNothingOfTheOtherIsSaid() {
        var second = sites.create(
                rival.dealer(), details(rivalsRecord, acme.account().text()));

        assertThat(second).isInstanceOfSatisfying(SaveSite.NumberInUse.class, inUse -> {
            assertThat(inUse.station().id()).isEqualTo(acme.station());
            assertThat(inUse.toString())
                    .doesNotContain(acme.dealer().toString(), acme.site().toString(), "Harbour");
        });
        assertThat(rival.count("site")).isOne();
    }

    @Test
    void theSameNumberAtAnotherStationIsFine() {
        assertThat(sites.create(
                        rival.dealer(),
                        details(rival.stationRecord(), acme.account().text())))
                .isInstanceOf(SaveSite.Saved.class);
    }

    @Test
    void aChangeToANumberInUseChangesNothing() {
        var other = acme.neighbour("N" + acme.account().text());

        var change = sites.change(
                acme.dealer(),
                other.site(),
                details(acme.stationRecord(), acme.account().text()));

        assertThat(change).isInstanceOfSatisfying(SaveSite.HeldByOwn.class, held -> {
            assertThat(held.holder().site()).isEqualTo(acme.site());
            assertThat(held.holder().former()).isFalse();
        });
        assertThat(sites.find(TenantScope.dealer(acme.dealer()), other.site()).flatMap(Site::account))
                .contains(other.account());
    }

    /** Two connections, two dealers, one number, the same moment. */
    @Test
    void ofTwoSavesAtTheSameMomentOneIsRefused() throws Exception {
        for (int round = 0; round < 25; round++) {
            var number = acme.account().text() + "-" + round;
            var gate = new CyclicBarrier(2);

            var results = atOnce(
                    () -> afterTheGate(gate, acme.dealer(), details(acme.stationRecord(), number)),
                    () -> afterTheGate(
                            gate, rival.dealer(), details(rivalsRecord, number.toLowerCase(java.util.Locale.ROOT))));

            assertThat(results).filteredOn(SaveSite.Saved.class::isInstance).hasSize(1);
            assertThat(results)
                    .filteredOn(SaveSite.NumberInUse.class::isInstance)
                    .hasSize(1);
        }
    }

    /** Whoever waits for the other in a circle is undone by the database, and told so in words. */
    @Test
    void whoeverGivesWayToAnotherSaveIsToldToSaveAgain() throws Exception {
        try (var other = Executors.newSingleThreadExecutor()) {
            var crossing = other.submit(() -> server.rows()
                    .sql(CROSSING.formatted(acme.site(), MARK, acme.stationRecord()))
                    .update());
            until(
                    "the other has the site",
                    () -> server.rows()
                            .sql("select exists (select from pg_locks where locktype = 'advisory' and objid = ?)")
                            .param(MARK)
                            .query(Boolean.class)
                            .single());

            assertThatThrownBy(() -> sites.change(acme.dealer(), acme.site(), details(acme.stationRecord(), "AB12")))
                    .isInstanceOfSatisfying(
                            Refusal.class, refused -> assertThat(refused.code()).isEqualTo("saved-at-once"));
            crossing.get();
        }
        assertThat(sites.find(TenantScope.dealer(acme.dealer()), acme.site()).flatMap(Site::account))
                .contains(acme.account());
    }

    @Test
    void aStationFindsTheOneSiteByItsNumberHoweverItIsWrittenAndNeverAnothers() {
        sites.create(rival.dealer(), details(rival.stationRecord(), "ab 99"));

        assertThat(sites.byAccount(rival.station(), new AccountNumber(" AB99 ")).map(Site::dealer))
                .contains(rival.dealer());
        assertThat(sites.byAccount(acme.station(), new AccountNumber("AB99"))).isEmpty();
        assertThat(sites.byAccount(acme.station(), rival.account())).isEmpty();
    }

    @Test
    void aNumberThatTheReceiversFormatCannotCarryIsRefusedWhenItIsEntered() {
        var plain = WatchedSite.build(server, PlainFormat.CODE, "plain:a", "1234");

        assertThatThrownBy(() -> sites.create(plain.dealer(), details(plain.stationRecord(), "P2794")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("account-number-not-carried");
                    assertThat(refusal.field()).isEqualTo("accountNumber");
                    assertThat(refusal.words()).contains("four digits");
                });
        assertThatThrownBy(() -> sites.change(plain.dealer(), plain.site(), details(plain.stationRecord(), "12345")))
                .isInstanceOf(Refusal.class);
        assertThat(plain.count("site")).isOne();
        assertThat(sites.find(TenantScope.dealer(plain.dealer()), plain.site()).flatMap(Site::account))
                .contains(plain.account());
    }

    @Test
    void aReceiverDoesNotGetAFormatThatCannotCarryTheNumbersThatItHas() {
        var plain = new Receiver(acme.receiver(), acme.station(), "XML receiver", PlainFormat.CODE, "plain:b");

        assertThatThrownBy(() -> server.part(Stations.class).save(plain))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("account-number-not-carried");
                    assertThat(refusal.field()).isEqualTo("format");
                    assertThat(refusal.words()).contains(acme.account().text());
                });
        assertThat(server.part(Stations.class)
                        .receiver(TenantScope.station(acme.station()), acme.receiver())
                        .orElseThrow()
                        .format())
                .isEqualTo("xml-http");
    }

    @Test
    void aStationRecordDoesNotGetAReceiverThatCannotCarryItsNumbers() {
        var stations = server.part(Stations.class);
        var plain = new ReceiverId(java.util.UUID.randomUUID());
        stations.save(new Receiver(plain, acme.station(), "Plain receiver", PlainFormat.CODE, "plain:c"));

        assertThatThrownBy(() ->
                        stations.saveRecord(acme.dealer(), acme.stationRecord(), "Station", acme.station(), plain))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("account-number-not-carried"));
        assertThat(stations.record(acme.dealer(), acme.stationRecord())
                        .flatMap(StationRecord::receiver)
                        .map(Receiver::id))
                .contains(acme.receiver());
    }

    @ParameterizedTest
    @CsvSource({
        "xml-http, ftp://receiver.example.com/",
        "xml-http, http://",
        "xml-http, receiver.example.com:80",
        "xml-http, http://a b/",
        "xml-tcp, receiver.example.com",
        "xml-tcp, receiver.example.com:0",
        "xml-tcp, receiver.example.com:65536",
        "xml-tcp, http://receiver.example.com:80",
        "xml-tcp, tls://receiver.example.com",
        "xml-tcp, tls://:7700",
        "xml-tcp, tls:receiver.example.com:7700",
        "xml-tcp, TLS://receiver.example.com:7700",
        "xml-tcp, ssl://receiver.example.com:7700",
        "xml-tcp, tls://user@receiver.example.com:7700",
        "xml-tcp, tls://receiver.example.com:7700/",
        "xml-tcp, //receiver.example.com:7700"
    })
    void anAddressThatIsNoneOfItsFormatIsRefused(String format, String address) {
        var receiver = new Receiver(acme.receiver(), acme.station(), "XML receiver", format, address);

        assertThatThrownBy(() -> server.part(Stations.class).save(receiver))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("receiver-address-invalid"));
    }

    @Test
    void anUnknownFormatIsRefusedAndTheKnownOnesAreNamed() {
        var receiver = new Receiver(acme.receiver(), acme.station(), "XML receiver", "morse", "x:1");

        assertThatThrownBy(() -> server.part(Stations.class).save(receiver))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("receiver-format-unknown");
                    assertThat(refusal.words()).contains("xml-http", "xml-tcp");
                });
    }

    private SaveSite afterTheGate(CyclicBarrier gate, DealerId dealer, SiteDetails details) throws Exception {
        gate.await();
        return sites.create(dealer, details);
    }

    private static List<SaveSite> atOnce(Callable<SaveSite> one, Callable<SaveSite> other) throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            var started = threads.invokeAll(List.of(one, other));
            return List.of(started.get(0).get(), started.get(1).get());
        }
    }

    private static SiteDetails details(StationRecordId record, String number) {
        return new SiteDetails(
                "Gate WatchedSite",
                "Mill Lane 14",
                ZoneId.of("UTC"),
                Optional.of(record),
                Optional.of(new AccountNumber(number)));
    }
}
