package org.keyholder.server.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.keyholder.server.testing.Wait.until;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.StationRecords;
import org.keyholder.server.station.Stations;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** Numbers change hands over time, and none is somebody else's before it is released. */
@ExtendWith(SharedServer.class)
class AccountBookTest {

    private final TestServer server;
    private final Sites sites;
    private final AccountBook book;
    private final WatchedSite acme;
    private final WatchedSite rival;
    private final StationRecordId rivalsRecord = new StationRecordId(UUID.randomUUID());
    private final AccountNumber before;
    private final String after;

    AccountBookTest(TestServer server) {
        this.server = server;
        sites = server.part(Sites.class);
        book = server.part(AccountBook.class);
        acme = WatchedSite.build(server);
        rival = WatchedSite.build(server);
        server.part(Stations.class)
                .saveRecord(rival.dealer(), rivalsRecord, "Acme's station", acme.station(), acme.receiver());
        before = acme.account();
        after = "NEW" + before.text();
    }

    @Test
    void whatASitesNumbersWereIsKeptWithTheirTimes() {
        server.clock().forward(Duration.ofDays(1));
        give(after);
        server.clock().forward(Duration.ofDays(1));

        var entries = book.of(acme.dealer(), acme.site());

        assertThat(entries).extracting(entry -> entry.number().text()).containsExactly(after, before.text());
        assertThat(entries.getFirst().until()).isEmpty();
        assertThat(entries.getLast().until()).contains(entries.getFirst().from());
        assertThat(entries.getLast().isKept()).isTrue();
        assertThat(Duration.between(entries.getFirst().from(), server.clock().instant()))
                .isCloseTo(Duration.ofDays(1), Duration.ofMinutes(1));
    }

    @Test
    void anotherWayOfWritingTheNumberIsNoOtherNumber() {
        give(before.text().toLowerCase(java.util.Locale.ROOT) + " ");

        assertThat(book.of(acme.dealer(), acme.site())).hasSize(1);
    }

    @Test
    void aFormerNumberIsNobodyElsesUntilItIsReleased() {
        give(after);
        var former = book.of(acme.dealer(), acme.site()).getLast();

        assertThat(taken()).isInstanceOf(SaveSite.NumberInUse.class);
        assertThat(sites.create(acme.dealer(), details(acme.stationRecord(), before.text())))
                .isInstanceOfSatisfying(
                        SaveSite.HeldByOwn.class,
                        held -> assertThat(held.holder().former()).isTrue());

        server.part(Releases.class).release(TenantScope.dealer(acme.dealer()), former.id());

        assertThat(taken()).isInstanceOf(SaveSite.Saved.class);
        assertThat(book.former(acme.station(), before)).isEmpty();
    }

    @Test
    void theStationReleasesItToo() {
        give(after);
        var former = book.former(acme.station(), before).orElseThrow();

        server.part(Releases.class).release(TenantScope.station(acme.station()), former.id());

        assertThat(taken()).isInstanceOf(SaveSite.Saved.class);
    }

    @Test
    void aSiteMayHaveItsFormerNumberAgain() {
        give(after);
        give(before.text());

        assertThat(book.of(acme.dealer(), acme.site()))
                .extracting(entry -> entry.number().text())
                .containsExactly(before.text(), after, before.text());
        assertThat(book.of(acme.dealer(), acme.site()).getLast().isKept()).isFalse();
        assertThat(taken()).isInstanceOf(SaveSite.NumberInUse.class);
    }

    @Test
    void aNumberThatIsInUseIsNotReleased() {
        var own = book.of(acme.dealer(), acme.site()).getFirst();

        assertThatThrownBy(() -> server.part(Releases.class).release(TenantScope.dealer(acme.dealer()), own.id()))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("number-in-use"));
    }

    @Test
    void norOneUnderWhichAnAlarmIsOpen() {
        new Api(server).accepted(acme.key(), "a");
        give(after);
        var former = book.of(acme.dealer(), acme.site()).getLast();

        assertThatThrownBy(() -> server.part(Releases.class).release(TenantScope.station(acme.station()), former.id()))
                .isInstanceOfSatisfying(Refusal.class, refused -> {
                    assertThat(refused.code()).isEqualTo("number-in-use");
                    assertThat(refused.words()).contains("still open");
                });
    }

    @Test
    void anAlarmUnderTheNumberOfTodayKeepsNoFormerOne() {
        give(after);
        new Api(server).accepted(acme.key(), "a");

        server.part(Releases.class)
                .release(
                        TenantScope.station(acme.station()),
                        book.of(acme.dealer(), acme.site()).getLast().id());

        assertThat(taken()).isInstanceOf(SaveSite.Saved.class);
    }

    /** What has not reached the receiver would reach it as the next one's. */
    @Test
    void norOneWhoseSignalsWait() {
        new Api(server).accepted(acme.key(), "a");
        signalsAreAcknowledged();
        give(after);
        server.rows()
                .sql("update alarm set ended_at = now(), ended_why = 'quiet' where dealer_id = ?")
                .param(acme.dealer().value())
                .update();
        server.rows()
                .sql("update signal set state = 'refused' where dealer_id = ?")
                .param(acme.dealer().value())
                .update();
        var former = book.of(acme.dealer(), acme.site()).getLast();

        assertThatThrownBy(() -> server.part(Releases.class).release(TenantScope.station(acme.station()), former.id()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.words()).contains("have not reached the receiver"));
    }

    /** The receiver is then none of the dealer's any more, and what waits for it comes all the same. */
    @Test
    void norOneWhoseSignalsWaitWhereTheDealerRemovedItsRecord() {
        new Api(server).accepted(acme.key(), "a");
        signalsAreAcknowledged();
        sites.change(
                acme.dealer(),
                acme.site(),
                new SiteDetails(
                        "Harbour Yard",
                        "Mill Lane 12",
                        ZoneId.of("America/Chicago"),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(server.part(StationRecords.class).remove(acme.dealer(), acme.stationRecord()))
                .isInstanceOf(StationRecords.Remove.Removed.class);
        server.rows()
                .sql("update alarm set ended_at = now(), ended_why = 'quiet' where dealer_id = ?")
                .param(acme.dealer().value())
                .update();
        server.rows()
                .sql("update signal set state = 'refused' where dealer_id = ?")
                .param(acme.dealer().value())
                .update();
        var former = book.of(acme.dealer(), acme.site()).getLast();

        assertThatThrownBy(() -> server.part(Releases.class).release(TenantScope.dealer(acme.dealer()), former.id()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.words()).contains("have not reached the receiver"));
    }

    /** A late Dispatch would name the next one's house. */
    @Test
    void norOneAboutWhoseAlarmContactsCanStillAnswer() {
        acme.contact("Ann Ortega", "+13125550271", 2);
        var event = new Api(server).accepted(acme.key(), "a");
        var alarm = acme.alarmOf(event);
        acme.ask(alarm);
        give(after);
        until(
                "the text is sent, which is signalled too",
                () -> server.rows()
                        .sql("select exists (select from question where dealer_id = ? and sent_at is not null)")
                        .param(acme.dealer().value())
                        .query(Boolean.class)
                        .single());
        signalsAreAcknowledged();
        server.rows()
                .sql("update alarm set ended_at = now(), ended_why = 'quiet' where dealer_id = ?")
                .param(acme.dealer().value())
                .update();
        var former = book.of(acme.dealer(), acme.site()).getLast();

        assertThatThrownBy(() -> server.part(Releases.class).release(TenantScope.dealer(acme.dealer()), former.id()))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.words()).contains("can still answer"));

        server.rows()
                .sql("update question set viewable_until = now() - interval '30 days' where dealer_id = ?")
                .param(acme.dealer().value())
                .update();
        server.part(Releases.class).release(TenantScope.dealer(acme.dealer()), former.id());
        assertThat(taken()).isInstanceOf(SaveSite.Saved.class);
    }

    /** One that cannot be released keeps no other. */
    @Test
    void manyAreReleasedAtOnce() {
        give(after);
        give("2" + after);
        var entries = book.of(acme.dealer(), acme.site());
        assertThat(book.kept(acme.dealer(), 10)).hasSize(2);

        var ended = server.part(Releases.class)
                .release(
                        TenantScope.dealer(acme.dealer()),
                        entries.stream().map(AccountBook.Entry::id).toList());

        assertThat(ended.getFirst()).isInstanceOf(Releases.Release.Refused.class);
        assertThat(ended.subList(1, 3)).hasOnlyElementsOfType(Releases.Release.Released.class);
        assertThat(book.kept(acme.dealer(), 10)).isEmpty();
        assertThat(taken()).isInstanceOf(SaveSite.Saved.class);
    }

    @Test
    void notOneIsReleasedWhereAnotherIsSomebodyElses() {
        give(after);
        var own = book.of(acme.dealer(), acme.site()).getLast();
        var others = book.of(rival.dealer(), rival.site()).getFirst();

        assertThatThrownBy(() -> server.part(Releases.class)
                        .release(TenantScope.dealer(acme.dealer()), List.of(own.id(), others.id())))
                .isInstanceOf(Refusal.class);

        assertThat(book.kept(acme.dealer(), 10)).hasSize(1);
    }

    @Test
    void othersDoNotFindIt() {
        give(after);
        var former = book.of(acme.dealer(), acme.site()).getLast();

        for (var other : new TenantScope[] {TenantScope.dealer(rival.dealer()), TenantScope.station(rival.station())}) {
            assertThatThrownBy(() -> server.part(Releases.class).release(other, former.id()))
                    .isInstanceOfSatisfying(
                            Refusal.class, refused -> assertThat(refused.code()).isEqualTo("not-found"));
        }
        assertThat(book.former(rival.station(), before)).isEmpty();
        assertThat(book.of(rival.dealer(), acme.site())).isEmpty();
    }

    @Test
    void aSiteThatMovesLeavesItsNumberBehind() {
        var elsewhere = new StationRecordId(UUID.randomUUID());
        server.part(Stations.class)
                .saveRecord(acme.dealer(), elsewhere, "Elsewhere", rival.station(), rival.receiver());
        sites.change(acme.dealer(), acme.site(), details(elsewhere, before.text()));

        assertThat(taken()).isInstanceOf(SaveSite.NumberInUse.class);
        assertThat(book.former(acme.station(), before))
                .hasValueSatisfying(entry -> assertThat(entry.site()).isEqualTo(acme.site()));
    }

    /** So that nobody else writes to their rows. */
    private void signalsAreAcknowledged() {
        until(
                "all signals are acknowledged",
                () -> server.rows()
                        .sql(
                                "select count(*) filter (where state = 'acknowledged') > 0 and bool_and(state = 'acknowledged')"
                                        + " from signal where dealer_id = ?")
                        .param(acme.dealer().value())
                        .query(Boolean.class)
                        .single());
    }

    private void give(String number) {
        assertThat(sites.change(acme.dealer(), acme.site(), details(acme.stationRecord(), number)))
                .isInstanceOf(SaveSite.Saved.class);
    }

    private SaveSite taken() {
        return sites.create(rival.dealer(), details(rivalsRecord, before.text()));
    }

    private static SiteDetails details(StationRecordId record, String number) {
        return new SiteDetails(
                "Harbour Yard",
                "Mill Lane 12",
                ZoneId.of("America/Chicago"),
                Optional.of(record),
                Optional.of(new AccountNumber(number)));
    }
}
