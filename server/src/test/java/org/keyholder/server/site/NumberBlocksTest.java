package org.keyholder.server.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.PrefixRule;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.keyholder.server.testing.PlainFormat;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A number of one dealer's block is nobody else's, whatever the door, and what was somebody's before stays theirs. */
@ExtendWith(SharedServer.class)
class NumberBlocksTest {

    private final TestServer server;
    private final Sites sites;
    private final NumberBlocks blocks;
    private final WatchedSite acme;
    private final DealerId rival;
    private final StationRecordId rivals = new StationRecordId(UUID.randomUUID());

    NumberBlocksTest(TestServer server) {
        this.server = server;
        sites = server.part(Sites.class);
        blocks = server.part(NumberBlocks.class);
        acme = WatchedSite.build(server);
        rival = WatchedSite.build(server).dealer();
        server.part(Stations.class).saveRecord(rival, rivals, "Acme's station", acme.station(), acme.receiver());
    }

    @Test
    void aNumberOfAnothersBlockIsRefusedLikeOneThatIsInUse() {
        give("B2000", "B2999");

        assertThat(taken("b 2500")).isInstanceOf(SaveSite.NumberInUse.class);
        assertThat(taken("B2000")).isInstanceOf(SaveSite.NumberInUse.class);
        assertThat(taken("B2999")).isInstanceOf(SaveSite.NumberInUse.class);
        assertThat(taken("B3000")).isInstanceOf(SaveSite.Saved.class);
        assertThat(taken("B02500")).isInstanceOf(SaveSite.Saved.class);
        assertThat(taken("XB2500")).isInstanceOf(SaveSite.Saved.class);
        assertThat(taken("B2500X")).isInstanceOf(SaveSite.Saved.class);
        assertThat(sites.create(acme.dealer(), details(acme.stationRecord(), "B2500")))
                .isInstanceOf(SaveSite.Saved.class);
    }

    @Test
    void aChangeAndAMoveAreRefusedAsWell() {
        give("B2000", "B2999");
        var site = ((SaveSite.Saved) taken("B1000")).site();

        assertThat(sites.change(rival, site, details(rivals, "B2500"))).isInstanceOf(SaveSite.NumberInUse.class);

        var elsewhere = new StationRecordId(UUID.randomUUID());
        var third = WatchedSite.build(server);
        server.part(Stations.class).saveRecord(rival, elsewhere, "Elsewhere", third.station(), third.receiver());
        assertThat(sites.change(rival, site, details(elsewhere, "B2500"))).isInstanceOf(SaveSite.Saved.class);
        assertThat(sites.change(rival, site, details(rivals, "B2500"))).isInstanceOf(SaveSite.NumberInUse.class);
    }

    @Test
    void aPrefixThatWouldLeadIntoAnothersBlockIsAClash() {
        give("B2000", "B2999");
        taken("2500");
        var changes = server.part(PrefixChanges.class);

        var preview = changes.preview(rival, rivals, new PrefixRule(PrefixRule.By.KEYHOLDER, "B"));

        assertThat(preview.isPossible()).isFalse();
        assertThat(preview.touched().getFirst().trouble()).contains(PrefixPreview.Trouble.IN_USE);
        assertThat(changes.change(rival, rivals, preview.wanted(), preview.mark()))
                .isInstanceOf(PrefixChanges.Change.NotSo.class);
    }

    @Test
    void whatWasSomebodysBeforeIsShownAndStaysTheirs() {
        var site = ((SaveSite.Saved) taken("B2500")).site();
        var block = read("B2000", "B2999");

        assertThat(blocks.anothers(block, 10))
                .singleElement()
                .satisfies(one -> assertThat(one.number().text()).isEqualTo("B2500"));
        blocks.give(block);

        assertThat(sites.change(rival, site, details(rivals, "B2500"))).isInstanceOf(SaveSite.Saved.class);
        assertThat(sites.change(rival, site, details(rivals, "B1000"))).isInstanceOf(SaveSite.Saved.class);
        // It is kept for its site until it is released.
        assertThat(sites.change(rival, site, details(rivals, "B2500"))).isInstanceOf(SaveSite.Saved.class);
        assertThat(blocks.of(acme.station())).singleElement().satisfies(given -> {
            assertThat(given.own()).isZero();
            assertThat(given.others()).isEqualTo(1);
            assertThat(given.free()).isEqualTo(999);
        });
    }

    @Test
    void theNextFreeNumbersAreProposedAsTheyAreEntered() {
        var changes = server.part(PrefixChanges.class);
        var rule = new PrefixRule(PrefixRule.By.RECEIVER, "B");
        changes.change(rival, rivals, rule, changes.preview(rival, rivals, rule).mark());
        blocks.give(NumberBlock.read(acme.station(), rival, "B0998", "B1002"));
        blocks.give(NumberBlock.read(acme.station(), rival, "C1", "C9"));
        taken("0998");

        assertThat(server.part(FreeNumbers.class).next(rival, rivals, 3))
                .extracting(free -> free.entered() + " " + free.known())
                .containsExactly("0999 B0999", "1000 B1000", "1001 B1001");
        assertThat(server.part(FreeNumbers.class).next(acme.dealer(), acme.stationRecord(), 3))
                .isEmpty();
        assertThatThrownBy(() -> server.part(FreeNumbers.class).next(acme.dealer(), rivals, 3))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void numbersThatTheReceiverCannotCarryTakeNoPlacesOfThoseThatItCan() {
        var plain = WatchedSite.build(server, PlainFormat.CODE, "plain:blocks", "1234");
        for (var ends : new String[] {"100 199", "2000 2002", "30000 30999", "B4000 B4999", "5000 5009"}) {
            var end = ends.split(" ");
            blocks.give(NumberBlock.read(plain.station(), plain.dealer(), end[0], end[1]));
        }

        assertThat(server.part(FreeNumbers.class).next(plain.dealer(), plain.stationRecord(), 5))
                .extracting(free -> free.entered().text())
                .containsExactly("2000", "2001", "2002", "5000", "5001");
    }

    @Test
    void aPrefixThatReachesIntoTheDigitsLeavesAPartOfTheBlock() {
        var changes = server.part(PrefixChanges.class);
        var rule = new PrefixRule(PrefixRule.By.KEYHOLDER, "B2");
        changes.change(rival, rivals, rule, changes.preview(rival, rivals, rule).mark());
        blocks.give(NumberBlock.read(acme.station(), rival, "B1000", "B2001"));

        assertThat(server.part(FreeNumbers.class).next(rival, rivals, 5))
                .extracting(free -> free.entered() + " " + free.known())
                .containsExactly("000 B2000", "001 B2001");
    }

    @Test
    void manyLargeBlocksAreLookedThroughNoFurtherThanAsked() {
        for (int i = 10; i < 50; i++) {
            give("E" + i + "00000", "E" + i + "99999");
        }
        give("F1", "F3");

        assertThat(server.part(FreeNumbers.class).next(acme.dealer(), acme.stationRecord(), 3))
                .extracting(free -> free.known().text())
                .containsExactly("E1000000", "E1000001", "E1000002");
        assertThat(blocks.free(acme.station(), "", "E1099998", 3))
                .extracting(NumberBlocks.Free::number)
                .containsExactly("E1099999", "E1100000", "E1100001");
        assertThat(blocks.free(acme.station(), "F", "", 3))
                .extracting(NumberBlocks.Free::number)
                .containsExactly("F1", "F2", "F3");
        assertThat(blocks.free(acme.station(), "E2212", "", 1))
                .extracting(NumberBlocks.Free::number)
                .containsExactly("E2212000");
    }

    @Test
    void nobodyLooksIntoABlockThatIsNotTheirs() {
        var block = give("B1", "B5");
        var asked = "select count(*) from free_account_numbers(?, ?, 0, 10, 10)";

        assertThat(server.part(TenantTransactions.class)
                        .call(
                                TenantScope.dealer(rival),
                                () -> server.part(JdbcClient.class)
                                        .sql(asked)
                                        .params(block, rivals.value())
                                        .query(Integer.class)
                                        .single()))
                .isZero();
    }

    @Test
    void freeOnesAreListedPageByPage() {
        give("B1", "B5");
        give("C08", "C11");
        sites.create(acme.dealer(), details(acme.stationRecord(), "B2"));

        var first = blocks.free(acme.station(), "", "", 5);
        var rest = blocks.free(acme.station(), "", first.getLast().number(), 5);

        assertThat(first).extracting(NumberBlocks.Free::number).containsExactly("B1", "B3", "B4", "B5", "C08");
        assertThat(rest).extracting(NumberBlocks.Free::number).containsExactly("C09", "C10", "C11");
        assertThat(blocks.free(acme.station(), "c1", "", 5))
                .extracting(NumberBlocks.Free::number)
                .containsExactly("C10", "C11");
        assertThat(blocks.free(acme.station(), "%", "", 5)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "B2999, B3999, first, block-overlaps",
        "B1000, B2000, first, block-overlaps",
        "B2100, B2200, first, block-overlaps",
        "B3999, B3000, last, block-reversed",
        "100000, 200000, last, block-too-large",
        "B3000, C3999, last, block-ends-differ",
        "B300, B3999, last, block-ends-differ",
        "B, B3999, first, block-number-invalid",
        "B3000, B39 99X, last, block-number-invalid",
        "'', '', first, block-number-invalid",
        "1234567890123, 1234567890124, first, block-number-invalid"
    })
    void aBlockThatIsNoneIsRefused(String first, String last, String field, String code) {
        give("B2000", "B2999");

        assertThatThrownBy(() -> give(first, last)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.field()).isEqualTo(field);
        });
    }

    @Test
    void aDealerWithoutARecordGetsNone() {
        var stranger = WatchedSite.build(server).dealer();

        assertThatThrownBy(() -> blocks.give(NumberBlock.read(acme.station(), stranger, "B2000", "B2999")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("dealer"));
    }

    @Test
    void ofTwoThatOverlapAtTheSameMomentOneIsGiven() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        try {
                            give("D10" + i + "0", "D2000");
                            return true;
                        } catch (Refusal overlaps) {
                            return false;
                        }
                    })
                    .toList();
            var given = 0;
            for (var result : threads.invokeAll(tries)) {
                given += result.get() ? 1 : 0;
            }
            assertThat(given).isEqualTo(1);
        }
        assertThat(blocks.of(acme.station())).hasSize(1);
    }

    @Test
    void endedItsNumbersAreWhoeversTakesThemFirst() {
        var id = give("B2000", "B2999");
        assertThatThrownBy(() -> blocks.end(WatchedSite.build(server).station(), id))
                .isInstanceOf(Refusal.class);

        blocks.end(acme.station(), id);

        assertThat(taken("B2500")).isInstanceOf(SaveSite.Saved.class);
    }

    private UUID give(String first, String last) {
        return blocks.give(read(first, last));
    }

    private NumberBlock read(String first, String last) {
        return NumberBlock.read(acme.station(), acme.dealer(), first, last);
    }

    private SaveSite taken(String number) {
        return sites.create(rival, details(rivals, number));
    }

    private static SiteDetails details(StationRecordId record, String number) {
        return new SiteDetails(
                "Quarry Road",
                "Quarry Road 3",
                ZoneId.of("America/Chicago"),
                Optional.of(record),
                Optional.of(new AccountNumber(number)));
    }
}
